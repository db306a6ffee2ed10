import { readCases } from '../../kb/read-cases.ts'
import { ActionCase, evaluateActions } from '../evaluation/retail/evaluate-actions.ts'
import { readRetailData } from '../evaluation/retail/retail-data.ts'
import { UsageError } from './usage-error.ts'

/** `eval actions`: whether the rules of the actions do to τ-bench's records what its cases say. */
export function evalActions({
  retail,
  cases,
  json,
  print,
}: {
  retail: string | undefined
  cases: string | undefined
  json: boolean
  print: (text: string) => void
}): void {
  if (retail === undefined || cases === undefined)
    throw new UsageError('eval actions needs --retail DIR and --cases FILE.jsonl.')
  const report = evaluateActions(readRetailData(retail), readCases(cases, ActionCase))
  if (json) {
    print(JSON.stringify(report, null, 2))
    return
  }
  print(`cases: ${report.cases}`)
  print(`actions: ${report.actions}`)
  print(`right: ${report.right}`)
  for (const { task, index, name, expected, got } of report.wrong)
    print(
      `${task}, action ${index} (${name}): expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`,
    )
}
