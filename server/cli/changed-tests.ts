import { openKnowledgeBase } from '../../kb/knowledge-base.ts'
import { type ChangedDocuments, changedDocuments } from '../evaluation/changed-documents.ts'
import { describeFailure } from '../evaluation/describe-failure.ts'
import { runTests } from '../evaluation/run-tests.ts'
import { type TouchedTest, touchedTests } from '../evaluation/touched-tests.ts'
import { chosenTests, partsOver, type TestSettings } from './chosen-tests.ts'
import { knowledgeBefore } from './knowledge-before.ts'

/** `test --changed-from`: the conversation tests that a change of the knowledge base touches, and how they do now. */
export async function changedTests({
  changedFrom,
  ...settings
}: TestSettings & { changedFrom: string }): Promise<{ failed: boolean }> {
  const { kbDir, only, json, print, complain } = settings
  const tests = chosenTests(kbDir, only)
  const before = knowledgeBefore(kbDir, changedFrom)
  try {
    const old = await openKnowledgeBase({ kbDir: before.kbDir, log: complain })
    const now = await openKnowledgeBase({ kbDir, log: complain })
    const documents = changedDocuments(old, now)
    const isSame = Object.values(documents).every((ids) => ids.length === 0)
    const touched = isSame
      ? []
      : touchedTests(
          documents,
          await runTests(tests, partsOver(old, settings), 1),
          await runTests(tests, partsOver(now, settings), 1),
        )
    if (json) print(JSON.stringify({ documents, tests: touched.map(asJson) }, null, 2))
    else print([...documentLines(documents, changedFrom), ...testLines(touched)].join('\n'))
    return { failed: touched.some((test) => !passes(test)) }
  } finally {
    before.remove()
  }
}

const passes = ({ result }: TouchedTest) => result.runs.every(({ passed }) => passed)

function asJson(touched: TouchedTest) {
  const { expects, cites, answers_otherwise, passed_before, result } = touched
  const { id, area, title } = result.test
  return { id, area, title, passed: passes(touched), passed_before, expects, cites, answers_otherwise }
}

function documentLines(documents: ChangedDocuments, from: string): string[] {
  const lines = Object.entries(documents).flatMap(([what, ids]: [string, string[]]) =>
    ids.map((id) => `  ${what.padEnd(7)}  ${id}`),
  )
  return lines.length === 0
    ? [`No document has changed since ${from}.`]
    : [`Changed since ${from}:`, ...lines, '']
}

function testLines(touched: readonly TouchedTest[]): string[] {
  if (touched.length === 0) return ['No conversation test is touched.']
  const failed = touched.filter((test) => !passes(test))
  return [
    `Conversation tests that it touches: ${touched.length}, of which ${failed.length} fail.`,
    ...touched.map((test) => {
      const { area, id } = test.result.test
      return `  ${passes(test) ? '✓' : '✗'} ${area} › ${id}: ${reasons(test).join('; ')}`
    }),
    '',
    ...failed.flatMap(({ result }) => describeFailure(result)),
  ]
}

function reasons({ expects, cites, answers_otherwise, passed_before, result }: TouchedTest): string[] {
  const passed = result.runs.every((run) => run.passed)
  return [
    ...(passed === passed_before ? [] : [passed ? 'failed before' : 'passed before']),
    ...(expects.length > 0 ? [`expects ${expects.join(', ')}`] : []),
    ...(cites.length > 0 ? [`cites ${cites.join(', ')}`] : []),
    ...(answers_otherwise ? ['is answered otherwise'] : []),
  ]
}
