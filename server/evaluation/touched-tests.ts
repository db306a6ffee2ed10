import type { ChangedDocuments } from './changed-documents.ts'
import type { ConversationTest } from './conversation-test.ts'
import type { TestResult } from './run-tests.ts'

/** A test that a change of the knowledge base touches, and why. */
export interface TouchedTest {
  result: TestResult
  passed_before: boolean
  /** Changed documents that the test expects to be cited, or whose products it expects to be shown. */
  expects: string[]
  /** Changed documents that its answers cite, or cited before. */
  cites: string[]
  /** An answer reads otherwise than before. */
  answers_otherwise: boolean
}

/**
 * The tests that a change touches: their expectations name a changed document, their answers rest on one, or read
 * otherwise.
 * @param before the results on the knowledge base as it was, in the order of `now`
 */
export function touchedTests(
  { added, changed, removed }: ChangedDocuments,
  before: readonly TestResult[],
  now: readonly TestResult[],
): TouchedTest[] {
  const documents = new Set([...added, ...changed, ...removed])
  return now.flatMap((result, index) => {
    const runs = [before[index], result].flatMap((each) => each?.runs[0] ?? [])
    const cited = runs.flatMap(({ turns }) => turns.flatMap(({ answer }) => documentsOf(answer.cited)))
    const texts = runs.map(({ turns }) => turns.map(({ answer }) => answer.text).join('\0'))
    const touched = {
      result,
      passed_before: before[index]?.runs.every(({ passed }) => passed) ?? false,
      expects: [...documents].filter((id) => isNamed(result.test, id)),
      cites: [...documents].filter((id) => cited.includes(id)),
      answers_otherwise: texts[0] !== texts[1],
    }
    const isTouched = touched.answers_otherwise || touched.expects.length + touched.cites.length > 0
    return isTouched ? [touched] : []
  })
}

/** The documents that cited passages belong to: a Markdown file has a passage for each heading. */
function documentsOf(cited: readonly { id: string }[]): string[] {
  return cited.map(({ id }) => id.replace(/(\.md)#.*$/i, '$1'))
}

/** Whether a test's expectations name a document, or the product that it is about. */
function isNamed({ turns, page }: ConversationTest, document: string): boolean {
  const expected = turns.flatMap(({ expect }) => expect ?? [])
  const sources = expected.flatMap((each) => (Array.isArray(each.sources) ? each.sources.flat() : []))
  const shown = expected.flatMap((each) =>
    Array.isArray(each.products) ? each.products.flat().filter((entry) => typeof entry === 'string') : [],
  )
  const products = [...shown, ...(page?.product_id === undefined ? [] : [page.product_id])]
  return (
    documentsOf(sources.map((id) => ({ id }))).includes(document) ||
    (document.startsWith('products/') && products.some((id) => document.endsWith(`#${id}`)))
  )
}
