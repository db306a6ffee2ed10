import { z } from 'zod'
import { sectionId } from './heading-path.ts'
import type { KnowledgeSearch, Passage } from './passage.ts'
import { readCases } from './read-cases.ts'

const caseSchema = z.object({ query: z.string().min(1), relevant: z.array(z.string().min(1)).min(1) })

/** A question and the documents, or sections of documents, that answer it. */
export type RetrievalCase = z.infer<typeof caseSchema>

/** What `eval retrieval` prints; shares 0 to 1, times in milliseconds. */
export interface RetrievalReport {
  cases: number
  'hit@1': number
  'hit@3': number
  'mrr@10': number
  'ndcg@10': number
  ms_p50: number
  ms_p95: number
}

const DEPTH = 10
/** Several passages may belong to one document: look deeper to see ten documents. */
const PASSAGES = 60

/** Reads cases, one JSON object a line. Throws an Error with a `file:line: reason` line for each bad one. */
export function readRetrievalCases(file: string): RetrievalCase[] {
  return readCases(file, caseSchema)
}

/** Searches every case and tells how high the first relevant document stands; ranks are of distinct documents. */
export async function evaluateRetrieval(
  kb: KnowledgeSearch,
  cases: readonly RetrievalCase[],
  clock: () => number = () => performance.now(),
): Promise<RetrievalReport> {
  const sums = { hit1: 0, hit3: 0, mrr: 0, ndcg: 0 }
  const times: number[] = []
  for (const { query, relevant } of cases) {
    const start = clock()
    const { hits } = await kb.search(query, PASSAGES)
    times.push(clock() - start)
    const gains = gainsOf(
      hits.map((hit) => hit.passage),
      relevant,
    )
    const first = gains.indexOf(1)
    if (first === 0) sums.hit1++
    if (first >= 0 && first < 3) sums.hit3++
    if (first >= 0) sums.mrr += 1 / (first + 1)
    sums.ndcg += discounted(gains) / discounted(Array(Math.min(DEPTH, new Set(relevant).size)).fill(1))
  }
  const share = (sum: number) => (cases.length === 0 ? 0 : sum / cases.length)
  times.sort((a, b) => a - b)
  return {
    cases: cases.length,
    'hit@1': share(sums.hit1),
    'hit@3': share(sums.hit3),
    'mrr@10': share(sums.mrr),
    'ndcg@10': share(sums.ndcg),
    ms_p50: percentile(times, 0.5),
    ms_p95: percentile(times, 0.95),
  }
}

/**
 * 1 or 0 for each of the first ten distinct documents, each shown by its best passage. A relevant id names a
 * document or a section of it, and counts once.
 */
function gainsOf(passages: readonly Passage[], relevant: readonly string[]): number[] {
  const wanted = new Set(relevant)
  const seen = new Set<string>()
  const gains: number[] = []
  for (const passage of passages) {
    const { id, document } = passage
    if (seen.has(document)) continue
    if (gains.length === DEPTH) break
    seen.add(document)
    gains.push(wanted.delete(id) || wanted.delete(sectionId(passage)) || wanted.delete(document) ? 1 : 0)
  }
  return gains
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, rank) => sum + gain / Math.log2(rank + 2), 0)
}

/** Nearest rank. */
function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}
