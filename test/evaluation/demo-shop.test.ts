import { knownMisses } from './known-misses.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { snapshotOf } from '../../kb/knowledge-snapshot.ts'
import type { KnowledgeSearch, SearchResult } from '../../kb/passage.ts'
import { localAnswerer } from '../../server/answer/local/local-answerer.ts'
import { withCourtesy } from '../../server/answer/with-courtesy.ts'
import { describeFailure } from '../../server/evaluation/describe-failure.ts'
import { knownOf, readTests } from '../../server/evaluation/read-tests.ts'
import type { TestParts } from '../../server/evaluation/run-conversation.ts'
import { runTests, type TestResult } from '../../server/evaluation/run-tests.ts'
import { scoreTests } from '../../server/evaluation/score-tests.ts'
import { testCustomers } from '../../server/evaluation/test-errands.ts'
import { createShop } from '../../server/shop/create-shop.ts'
import { demoKnowledge } from '../support/demo-knowledge.ts'

/** The demo shop's conversation tests, each three times, as it is served without a key and without a network. */
const kbDir = 'synthetic_data'
const TIMES = 3
const { tests, problems } = readTests(kbDir)
const results: TestResult[] = []
/** Known misses that are none any more. */
const mended: string[] = []
let parts: TestParts
let unknown: unknown[]

beforeAll(async () => {
  const knowledge = await demoKnowledge()
  const snapshot = snapshotOf(knowledge, { readings: true })
  unknown = readTests(kbDir, knownOf(knowledge.passages(), knowledge.products())).problems
  const shop = createShop(() => snapshot, { demo: true })
  parts = {
    knowledge: remembering(knowledge),
    shop,
    answerer: withCourtesy(localAnswerer),
    customers: testCustomers(kbDir, shop),
  }
})

afterAll(() => {
  const { all } = scoreTests(results, TIMES)
  console.log(
    `conversation tests: pass^${TIMES} ${all.passed} of ${all.tests}, ${knownMisses.size} known misses`,
  )
})

/** The same search, which answers at once what it was asked before: the runs of a test differ in their wording alone. */
function remembering(knowledge: KnowledgeSearch): KnowledgeSearch {
  const found = new Map<string, Promise<SearchResult>>()
  return {
    search(query, k) {
      const key = `${k} ${query}`
      const known = found.get(key) ?? knowledge.search(query, k)
      found.set(key, known)
      return known
    },
  }
}

it('can all be read, and name only documents and products that are there', () => {
  expect([...problems, ...unknown]).toEqual([])
})

it('names as known misses only tests that there are, and less than a quarter of them', () => {
  const ids = new Set(tests.map(({ id }) => id))
  expect([...knownMisses].filter((id) => !ids.has(id))).toEqual([])
  expect(knownMisses.size).toBeLessThan(tests.length / 4)
})

it('are at least 150, of which at least 12 are threads of several turns', () => {
  expect(tests.length).toBeGreaterThanOrEqual(150)
  expect(tests.filter(({ turns }) => turns.length > 1).length).toBeGreaterThanOrEqual(12)
})

describe.each([...new Set(tests.map(({ area }) => area))])('%s', (area) => {
  it.each(tests.filter((test) => test.area === area))('$id: $title', async (test) => {
    const [result] = await runTests([test], parts, TIMES)
    if (!result) throw new Error('no result')
    results.push(result)
    const failure = describeFailure(result).join('\n')
    if (!knownMisses.has(test.id)) expect(failure).toBe('')
    else if (failure === '') mended.push(test.id)
  })
})
