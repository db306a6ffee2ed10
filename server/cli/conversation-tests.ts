import { type KnowledgeBase, openKnowledgeBase } from '../../kb/knowledge-base.ts'
import { snapshotOf } from '../../kb/knowledge-snapshot.ts'
import { formatProblem } from '../../kb/problem.ts'
import type { ConfiguredAnswerer } from '../answer/configured-answerer.ts'
import type { ConversationTest } from '../evaluation/conversation-test.ts'
import { describeFailure } from '../evaluation/describe-failure.ts'
import { knownOf, readTests, TESTS_FOLDER } from '../evaluation/read-tests.ts'
import { runTests, type TestResult } from '../evaluation/run-tests.ts'
import { type Score, scoreTests } from '../evaluation/score-tests.ts'
import { createShop } from '../shop/create-shop.ts'
import { UsageError } from './usage-error.ts'

const TIMES_AT_MOST = 100

/** `test`: has the conversations of `conversation_tests/` with the configured answerer, and tells what does not hold. */
export async function conversationTests({
  kbDir,
  demo,
  only,
  times: timesGiven = '1',
  json,
  answerer,
  print,
  complain,
}: {
  kbDir: string
  demo: boolean
  only: string | undefined
  times: string | undefined
  json: boolean
  answerer: () => ConfiguredAnswerer
  print: (text: string) => void
  complain: (line: string) => void
}): Promise<{ failed: boolean }> {
  const times = Number(timesGiven)
  if (!Number.isInteger(times) || times < 1 || times > TIMES_AT_MOST)
    throw new UsageError(`--times ${timesGiven}: expected a number from 1 to ${TIMES_AT_MOST}.`)
  const knowledge = await openKnowledgeBase({ kbDir, log: complain })
  const tests = testsOf(kbDir, knowledge, only)
  const snapshot = snapshotOf(knowledge, { readings: demo })
  const { answerer: answers, model } = answerer()
  const parts = { knowledge, shop: createShop(() => snapshot, { demo }), answerer: answers, model }
  const results = await runTests(tests, parts, times, (result) => {
    if (!json) for (const line of describeFailure(result)) print(line)
  })
  const score = scoreTests(results, times)
  if (json) print(JSON.stringify({ ...score, tests: results.map(asJson) }, null, 2))
  else print(asTable(score))
  return { failed: score.all.passed < score.all.tests }
}

/** @throws Error with a line for each test that cannot be read, and where there are none */
function testsOf(kbDir: string, knowledge: KnowledgeBase, only: string | undefined): ConversationTest[] {
  const { tests, problems } = readTests(kbDir, knownOf(knowledge))
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'))
  if (tests.length === 0)
    throw new Error(`${kbDir} has no conversation tests: put some into ${TESTS_FOLDER}/.`)
  const chosen = tests.filter(({ id, area }) => only === undefined || only === id || only === area)
  if (chosen.length === 0) throw new UsageError(`--only ${only}: there is no test and no area of that name.`)
  return chosen
}

function asJson({ test, runs }: TestResult) {
  const { id, area, title } = test
  return {
    id,
    area,
    title,
    runs: runs.map(({ passed, turns }) => ({
      passed,
      turns: turns.map(({ shopper, answer: { text, outcome, confidence, cited, products }, failures }) => ({
        shopper,
        text,
        outcome,
        confidence,
        sources: cited.map((source) => source.id),
        products: products.map(({ product_id }) => product_id),
        failures,
      })),
    })),
  }
}

function asTable({ all, areas }: { all: Score; areas: Record<string, Score> }): string {
  const rows = [...Object.entries(areas), ['all', all] as const]
  const width = Math.max(...rows.map(([name]) => name.length))
  const share = (value: number) => `${(value * 100).toFixed(1)} %`.padStart(9)
  return [
    `${'area'.padEnd(width)}  tests  passed${all.pass_k.map((_, k) => `pass^${k + 1}`.padStart(9)).join('')}`,
    ...rows.map(
      ([name, { tests, passed, pass_k: passK }]) =>
        `${name.padEnd(width)}${String(tests).padStart(7)}${String(passed).padStart(8)}${passK.map(share).join('')}`,
    ),
  ].join('\n')
}
