import { openKnowledgeBase } from '../../kb/knowledge-base.ts'
import { describeFailure } from '../evaluation/describe-failure.ts'
import { knownOf } from '../evaluation/read-tests.ts'
import { runTests, type TestResult } from '../evaluation/run-tests.ts'
import { type Score, scoreTests } from '../evaluation/score-tests.ts'
import { chosenTests, partsOver, type TestSettings } from './chosen-tests.ts'
import { UsageError } from './usage-error.ts'

const TIMES_AT_MOST = 100

/** `test`: has the conversations of `conversation_tests/` with the configured answerer, and tells what does not hold. */
export async function conversationTests({
  times: timesGiven = '1',
  ...settings
}: TestSettings & { times: string | undefined }): Promise<{ failed: boolean }> {
  const times = Number(timesGiven)
  if (!Number.isInteger(times) || times < 1 || times > TIMES_AT_MOST)
    throw new UsageError(`--times ${timesGiven}: expected a number from 1 to ${TIMES_AT_MOST}.`)
  const { kbDir, only, json, print, complain } = settings
  const knowledge = await openKnowledgeBase({ kbDir, log: complain })
  const tests = chosenTests(kbDir, only, knownOf(knowledge.passages(), knowledge.products()))
  const parts = partsOver(knowledge, settings)
  const results = await runTests(tests, parts, times, (result) => {
    if (!json) for (const line of describeFailure(result)) print(line)
  })
  const score = scoreTests(results, times)
  if (json) print(JSON.stringify({ ...score, tests: results.map(asJson) }, null, 2))
  else print(asTable(score))
  return { failed: score.all.passed < score.all.tests }
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
