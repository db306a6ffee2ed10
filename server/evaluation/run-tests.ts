import type { ConversationTest } from './conversation-test.ts'
import { runConversation, type TestParts, type TurnRun } from './run-conversation.ts'

/** A test with all its runs. */
export interface TestResult {
  test: ConversationTest
  runs: { passed: boolean; turns: TurnRun[] }[]
}

/** Runs each test `times` times, one after another; what differs from run to run is the conversation's id. */
export async function runTests(
  tests: readonly ConversationTest[],
  parts: TestParts,
  times: number,
  onResult: (result: TestResult) => void = () => {},
): Promise<TestResult[]> {
  const results: TestResult[] = []
  for (const test of tests) {
    const result: TestResult = { test, runs: [] }
    for (let run = 1; run <= times; run++) {
      const turns = await runConversation(test, parts, run)
      result.runs.push({ passed: turns.every(({ failures }) => failures.length === 0), turns })
    }
    results.push(result)
    onResult(result)
  }
  return results
}
