import { z } from 'zod'
import { embeddedEmbedder } from '../../kb/embedded-embedder.ts'
import { readCases } from '../../kb/read-cases.ts'
import { packagedWordTable } from '../../kb/word-table.ts'
import { evaluateIntents } from '../insight/evaluate-intents.ts'
import { UsageError } from './usage-error.ts'

const caseSchema = z.object({ text: z.string().min(1), intent: z.string().min(1) })

/** `eval intents`: how often the intent of a message is recognised, from the examples of a file. */
export async function evalIntents({
  train,
  cases,
  json,
  print,
}: {
  train: string | undefined
  cases: string | undefined
  json: boolean
  print: (text: string) => void
}): Promise<void> {
  if (train === undefined || cases === undefined)
    throw new UsageError('eval intents needs --train FILE.jsonl and --cases FILE.jsonl.')
  const report = await evaluateIntents(
    readCases(train, caseSchema),
    readCases(cases, caseSchema),
    embeddedEmbedder(packagedWordTable()),
  )
  if (json) {
    print(JSON.stringify(report, null, 2))
    return
  }
  print(`cases: ${report.cases}`)
  print(`accuracy: ${report.accuracy.toFixed(4)}`)
  const { packaged } = report
  if (packaged.accuracy !== null)
    print(`by the packaged examples: ${packaged.accuracy.toFixed(4)} of ${packaged.cases}`)
  for (const [intent, { cases: count, accuracy }] of Object.entries(report.by_intent))
    print(`${intent}: ${accuracy.toFixed(4)} of ${count}`)
}
