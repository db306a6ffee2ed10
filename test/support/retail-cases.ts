import { existsSync } from 'node:fs'

/** τ-bench's retail domain, where it lies beside the repository; tests of all its cases are skipped elsewhere. */
export const retailFolder = '../shared/eval/tau-retail'
export const hasRetailCases = existsSync(retailFolder)
export const retailCaseFiles = ['dev', 'train', 'single-actions'].map(
  (name) => `${retailFolder}/${name}.jsonl`,
)
