import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { missedBudgets } from '../../bench/bench.ts'
import { knowledge } from '../../bench/knowledge.ts'
import { readSentences, writeSyntheticShop } from '../../bench/synthetic-shop.ts'
import { temporaryFolder } from '../kb/temporary-folder.ts'

const root = join(import.meta.dirname, '../..')

it('measures a knowledge base of any size', async () => {
  const measured = await knowledge.measure('30', { root })
  expect(measured).toMatchObject({ passages: 30 })
  for (const figure of ['index_ms', 'peak_rss_mb', 'search_p95', 'hit_at_1', 'minisearch_p95', 'ratio_p50'])
    expect(measured).toHaveProperty(figure, expect.any(Number))
})

it('tells which budgets are missed, and nothing of what was not measured', () => {
  const budgets = [
    { figure: '1000.search_p95', most: 5, unit: 'ms' },
    { figure: '100000.search_p95', most: 25, unit: 'ms' },
    { figure: 'shop.index_ms', most: 2_000, unit: 'ms' },
  ]
  const figures = { '1000': { search_p95: 5 }, shop: { index_ms: 2_100 } }
  expect(missedBudgets(budgets, figures)).toEqual(['shop.index_ms is 2100.0 ms, at most 2000 ms allowed'])
})

it('makes the same shop of the same size every time, and asks about it', () => {
  const sentences = readSentences(join(root, 'synthetic_data'), undefined)
  const [one, other] = [temporaryFolder(), temporaryFolder()]
  const queries = writeSyntheticShop(one, 1_200, sentences)
  expect(writeSyntheticShop(other, 1_200, sentences)).toEqual(queries)
  const files = readdirSync(join(one, 'faqs'))
  expect(files).toEqual(['part-0000.json', 'part-0001.json'])
  for (const file of files)
    expect(readFileSync(join(one, 'faqs', file))).toEqual(readFileSync(join(other, 'faqs', file)))
  expect(queries.length).toBeGreaterThan(100)
  expect(existsSync(join(one, queries[0]!.document.split('#')[0]!))).toBe(true)
})
