import type { KnowledgeBase } from '../../kb/knowledge-base.ts'
import { snapshotOf } from '../../kb/knowledge-snapshot.ts'
import { formatProblem } from '../../kb/problem.ts'
import type { ConfiguredAnswerer } from '../answer/configured-answerer.ts'
import type { ConversationTest } from '../evaluation/conversation-test.ts'
import { type Known, readTests, TESTS_FOLDER } from '../evaluation/read-tests.ts'
import type { TestParts } from '../evaluation/run-conversation.ts'
import { testCustomers } from '../evaluation/test-errands.ts'
import { createShop } from '../shop/create-shop.ts'
import { UsageError } from './usage-error.ts'

/** What every way of running conversation tests is told. */
export interface TestSettings {
  kbDir: string
  demo: boolean
  /** A test's id, or an area. */
  only: string | undefined
  json: boolean
  answerer: () => ConfiguredAnswerer
  print: (text: string) => void
  complain: (line: string) => void
}

/**
 * The conversation tests of a knowledge base.
 * @param known where it is given, tests may name only what is there
 * @throws Error with a line for each test that cannot be read, and where there are none
 */
export function chosenTests(kbDir: string, only: string | undefined, known?: Known): ConversationTest[] {
  const { tests, problems } = readTests(kbDir, known)
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'))
  if (tests.length === 0)
    throw new Error(`${kbDir} has no conversation tests: put some into ${TESTS_FOLDER}/.`)
  const chosen = tests.filter(({ id, area }) => only === undefined || only === id || only === area)
  if (chosen.length === 0) throw new UsageError(`--only ${only}: there is no test and no area of that name.`)
  return chosen
}

/** What the turns of tests are answered with. */
export function partsOver(
  knowledge: KnowledgeBase,
  { kbDir, demo, answerer }: Pick<TestSettings, 'kbDir' | 'demo' | 'answerer'>,
): TestParts {
  const snapshot = snapshotOf(knowledge, { readings: demo })
  const { answerer: answers, model } = answerer()
  const shop = createShop(() => snapshot, { demo })
  return { knowledge, shop, answerer: answers, model, customers: testCustomers(kbDir, shop) }
}
