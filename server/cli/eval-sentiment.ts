import { z } from 'zod'
import { readCases } from '../../kb/read-cases.ts'
import { evaluateSentiment, sentiments } from '../insight/evaluate-sentiment.ts'
import { UsageError } from './usage-error.ts'

const caseSchema = z.object({ text: z.string().min(1), label: z.enum(sentiments) })

/** `eval sentiment`: how often a message is judged as people did. */
export function evalSentiment({
  cases,
  json,
  print,
}: {
  cases: string | undefined
  json: boolean
  print: (text: string) => void
}): void {
  if (cases === undefined) throw new UsageError('eval sentiment needs --cases FILE.jsonl.')
  const report = evaluateSentiment(readCases(cases, caseSchema))
  if (json) {
    print(JSON.stringify(report, null, 2))
    return
  }
  print(`cases: ${report.cases}`)
  print(`accuracy: ${report.accuracy.toFixed(4)}`)
  print(`macro_f1: ${report.macro_f1.toFixed(4)}`)
  for (const label of sentiments) {
    const found = sentiments.map((name) => `${report.confusion[label][name]} ${name}`).join(', ')
    print(`${label}: found ${found}`)
  }
}
