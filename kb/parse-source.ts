import { removeHiddenIn } from './clean-text.ts'
import { JsonFault, type LocatedJson, parseLocatedJson } from './located-json.ts'
import type { Problem } from './problem.ts'
import type { SourceFile } from './sources.ts'

/** The file's text, without a byte order mark, or the problem that it is not UTF-8. */
export function sourceText(file: SourceFile): { text: string } | { problems: Problem[] } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(file.bytes) }
  } catch {
    return { problems: [{ file: file.path, line: lineOfFault(file.bytes), reason: 'not valid UTF-8 text' }] }
  }
}

/** The file as JSON that knows its lines, its texts without what cannot be seen, or the problem why it is none. */
export function parseSourceJson(file: SourceFile): LocatedJson | { problems: Problem[] } {
  const read = sourceText(file)
  if ('problems' in read) return read
  try {
    const json = parseLocatedJson(read.text)
    // An escape such as \u200b hides from whoever looks at the file.
    return { ...json, value: removeHiddenIn(json.value) }
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error
    return { problems: [{ file: file.path, line: error.line, reason: error.message }] }
  }
}

function lineOfFault(bytes: Buffer): number {
  const lines = bytes.toString('utf8').split('\n')
  return lines.findIndex((line) => line.includes('\uFFFD')) + 1 || 1
}
