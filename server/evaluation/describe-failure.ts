import type { TestResult } from './run-tests.ts'

/** The first run of a test that failed, as lines: what was said, turn by turn, and what does not hold. None where all passed. */
export function describeFailure({ test, runs }: TestResult): string[] {
  const failed = runs.filter(({ passed }) => !passed)
  const [first] = failed
  if (!first) return []
  const often = runs.length > 1 ? ` (${failed.length} of ${runs.length} runs)` : ''
  const last = first.turns.findLastIndex(({ failures }) => failures.length > 0)
  return [
    `✗ ${test.area} › ${test.id}${often}: ${test.title}`,
    ...first.turns
      .slice(0, last + 1)
      .flatMap(({ shopper, answer, failures }) => [
        ...indented('shopper:   ', shopper),
        ...indented(`assistant: `, `${answer.text}\n(${answer.outcome}, ${answer.confidence.toFixed(2)})`),
        ...failures.map((failure) => `    ✗ ${failure}`),
      ]),
    '',
  ]
}

function indented(who: string, text: string): string[] {
  return text.split('\n').map((line, index) => `    ${index === 0 ? who : ' '.repeat(who.length)}${line}`)
}
