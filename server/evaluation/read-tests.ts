import { JsonFault, type LocatedJson, parseLocatedJson } from '../../kb/located-json.ts'
import { sourceText } from '../../kb/parse-source.ts'
import type { Passage } from '../../kb/passage.ts'
import type { Problem } from '../../kb/problem.ts'
import type { Product } from '../../kb/product.ts'
import { readFolder, type SourceFile } from '../../kb/sources.ts'
import { type ConversationTest, conversationTestSchema, type Requirement } from './conversation-test.ts'

/** The folder of a knowledge base that holds its conversation tests; it may be absent, and is never indexed. */
export const TESTS_FOLDER = 'conversation_tests'

/** What a test may name: the documents and the products of the knowledge base. */
export interface Known {
  documents: ReadonlySet<string>
  products: ReadonlySet<string>
}

/** What a test may name, of a knowledge base's content. */
export function knownOf(passages: readonly Passage[], products: readonly Product[]): Known {
  return {
    documents: new Set(passages.flatMap(({ id, document }) => [id, document])),
    products: new Set(products.map(({ product_id }) => product_id)),
  }
}

/**
 * Reads the conversation tests of a knowledge base, with what is wrong with them by file and line; the others hold.
 * @param known where it is given, a test that names a document or a product that is not there is a problem, too
 */
export function readTests(kbDir: string, known?: Known): { tests: ConversationTest[]; problems: Problem[] } {
  const tests: ConversationTest[] = []
  const problems: Problem[] = []
  const ids = new Map<string, string>()
  for (const file of readFolder(kbDir, TESTS_FOLDER, '.json')) {
    const json = jsonOf(file)
    if ('problems' in json) {
      problems.push(...json.problems)
      continue
    }
    const tell = (path: readonly PropertyKey[], reason: string) =>
      problems.push({ file: file.path, line: json.lineOf(path), reason })
    if (!Array.isArray(json.value)) {
      tell([], 'expected a list of conversation tests')
      continue
    }
    const area = file.path.slice(TESTS_FOLDER.length + 1, -'.json'.length)
    const entries: unknown[] = json.value
    entries.forEach((entry, index) => {
      const parsed = conversationTestSchema.safeParse(withoutComments(entry))
      if (!parsed.success) {
        for (const { path, message } of parsed.error.issues) {
          const at = pathIn(entry, path)
          tell([index, ...at], [`[${index}] ${at.join('.')}`.trim(), message].join(': '))
        }
        return
      }
      const test = { ...parsed.data, area }
      const taken = ids.get(test.id)
      if (taken !== undefined)
        tell([index, 'id'], `[${index}] id: "${test.id}" is used twice, also in ${taken}`)
      ids.set(test.id, file.path)
      if (known)
        for (const { path, reason } of strangersIn(test, known))
          tell([index, ...path], `[${index}] ${reason}`)
      if (taken === undefined) tests.push(test)
    })
  }
  return { tests, problems }
}

/** All that requirements name, each with the place of its requirement. */
function entriesOf<Entry>(
  required: readonly Requirement<Entry>[] | 'none' | undefined,
): { entry: Entry; index: number }[] {
  if (!required || required === 'none') return []
  return required.flatMap((requirement, index) =>
    (Array.isArray(requirement) ? requirement : [requirement]).map((entry) => ({ entry, index })),
  )
}

/** A path of the schema in the file as it is: a single expectation is no list there. */
function pathIn(value: unknown, [key, ...rest]: readonly PropertyKey[]): PropertyKey[] {
  if (key === undefined) return []
  if (typeof key === 'number' && !Array.isArray(value)) return pathIn(value, rest)
  const inner: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return [key, ...pathIn(inner, rest)]
}

/** Keys that begin with `_` are comments. */
function withoutComments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutComments)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.startsWith('_'))
      .map(([key, inner]) => [key, withoutComments(inner)]),
  )
}

/** The file as JSON, with what cannot be seen: a shopper may have written it. */
function jsonOf(file: SourceFile): LocatedJson | { problems: Problem[] } {
  const read = sourceText(file)
  if ('problems' in read) return read
  try {
    return parseLocatedJson(read.text)
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error
    return { problems: [{ file: file.path, line: error.line, reason: error.message }] }
  }
}

/** What a test names that the knowledge base does not have. */
function strangersIn(
  { page, turns }: ConversationTest,
  { documents, products }: Known,
): { path: PropertyKey[]; reason: string }[] {
  const found: { path: PropertyKey[]; reason: string }[] = []
  if (page?.product_id !== undefined && !products.has(page.product_id))
    found.push({ path: ['page', 'product_id'], reason: `there is no product ${page.product_id}` })
  turns.forEach(({ expect = [] }, turn) => {
    expect.forEach(({ sources, products: shown }, nth) => {
      const tell = (path: PropertyKey[], reason: string) =>
        found.push({ path: ['turns', turn, 'expect', ...(expect.length > 1 ? [nth] : []), ...path], reason })
      for (const { entry: id, index } of entriesOf(sources))
        if (!documents.has(id)) tell(['sources', index], `there is no document ${id}`)
      for (const { entry, index } of entriesOf(shown))
        if (typeof entry === 'string' && !products.has(entry))
          tell(['products', index], `there is no product ${entry}`)
    })
  })
  return found
}
