import type { KnowledgeBase } from '../../kb/knowledge-base.ts'
import { UsageError } from './usage-error.ts'

/** `kb search`: prints the best passages, one of each document. */
export async function kbSearch({
  text,
  k = '5',
  json,
  knowledge,
  print,
}: {
  text: string | undefined
  k: string | undefined
  json: boolean
  knowledge: () => Promise<KnowledgeBase>
  print: (line: string) => void
}): Promise<void> {
  if (text === undefined || text.trim() === '')
    throw new UsageError('Say what to search: kb search "return policy"')
  const count = Number(k)
  if (!Number.isInteger(count) || count < 1 || count > 100)
    throw new UsageError(`-k ${k}: expected a number from 1 to 100.`)
  const { hits } = await (await knowledge()).search(text, count * 6)
  const documents = new Map(hits.map((hit) => [hit.passage.document, hit] as const).reverse())
  const best = [...documents.values()].sort((a, b) => b.score - a.score).slice(0, count)
  const rows = best.map(({ passage, score }) => ({
    id: passage.id,
    document: passage.document,
    title: passage.title,
    text: passage.text,
    score,
  }))
  if (json) return print(JSON.stringify(rows, null, 2))
  for (const row of rows)
    print(`${row.score.toFixed(3)}  ${row.id}\n       ${row.title}\n       ${row.text.slice(0, 160)}\n`)
}
