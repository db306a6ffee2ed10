import { passK } from './pass-k.ts'
import type { TestResult } from './run-tests.ts'

/** How a group of tests did, over `runs` runs of each. */
export interface Score {
  tests: number
  /** Tests of which every run passed. */
  passed: number
  runs: number
  /** pass^1, pass^2 … up to pass^runs, 0 to 1. */
  pass_k: number[]
}

/** The score of all tests, and of each area in the order in which the areas come. */
export function scoreTests(
  results: readonly TestResult[],
  times: number,
): { all: Score; areas: Record<string, Score> } {
  const areas = [...new Set(results.map(({ test }) => test.area))]
  return {
    all: score(results, times),
    areas: Object.fromEntries(
      areas.map((area) => [
        area,
        score(
          results.filter(({ test }) => test.area === area),
          times,
        ),
      ]),
    ),
  }
}

function score(results: readonly TestResult[], times: number): Score {
  const passes = results.map(({ runs }) => runs.map(({ passed }) => passed))
  return {
    tests: results.length,
    passed: passes.filter((runs) => runs.every(Boolean)).length,
    runs: times,
    pass_k: Array.from({ length: times }, (_, k) => passK(passes, k + 1)),
  }
}
