import { loadKnowledge } from '../../kb/load-knowledge.ts'
import { formatProblem } from '../../kb/problem.ts'
import { readSources } from '../../kb/sources.ts'
import { knownOf, readTests } from '../evaluation/read-tests.ts'
import { readProfileFile } from '../shop/orders/profile-file.ts'

/**
 * `kb check`: prints `file:line: reason` for every problem of a knowledge base, its conversation tests and profiles.
 * @returns whether there is none
 */
export function kbCheck(kbDir: string, print: (line: string) => void): boolean {
  const { passages, products, problems: faults } = loadKnowledge(readSources(kbDir))
  const tests = readTests(kbDir, knownOf(passages, products))
  const problems = [...faults, ...readProfileFile(kbDir).problems, ...tests.problems]
  for (const problem of problems) print(formatProblem(problem))
  if (problems.length === 0) print('No problems.')
  return problems.length === 0
}
