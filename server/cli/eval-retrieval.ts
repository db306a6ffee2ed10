import { evaluateRetrieval, readRetrievalCases } from '../../kb/evaluate-retrieval.ts'
import { openKnowledgeBase } from '../../kb/knowledge-base.ts'
import { UsageError } from './usage-error.ts'

/** `eval retrieval`: how often the right document is found. */
export async function evalRetrieval({
  kb,
  cases,
  json,
  print,
  complain,
}: {
  kb: string | undefined
  cases: string | undefined
  json: boolean
  print: (text: string) => void
  complain: (line: string) => void
}): Promise<void> {
  if (kb === undefined || cases === undefined)
    throw new UsageError('eval retrieval needs --kb DIR and --cases FILE.jsonl.')
  const report = await evaluateRetrieval(
    await openKnowledgeBase({ kbDir: kb, log: complain }),
    readRetrievalCases(cases),
  )
  if (json) return print(JSON.stringify(report, null, 2))
  for (const [name, value] of Object.entries(report))
    print(`${name}: ${Number.isInteger(value) ? value : value.toFixed(4)}`)
}
