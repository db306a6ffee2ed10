import { existsSync, readFileSync } from 'node:fs'

const folder = '../shared/eval/security'

/** Whether the real cases are on this machine; tests that need them are skipped elsewhere. */
export const hasEvalRows = existsSync(folder)

/** The rows of one file of real cases; none where the folder is absent. */
export function evalRows<Row>(name: string): Row[] {
  const file = `${folder}/${name}.jsonl`
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line) as Row)
}
