/** A parsed JSON text that still knows on which line each of its values stands. */
export interface LocatedJson {
  value: unknown
  /** The 1-based line of the value at `path`, else of the nearest value around it. */
  lineOf(path: readonly PropertyKey[]): number
}

/** JSON that does not parse: why, and on which line. */
export class JsonFault extends Error {
  constructor(
    readonly line: number,
    reason: string,
  ) {
    super(reason)
  }
}

/**
 * Parses JSON. Throws JsonFault where it is broken. Values come from JSON.parse; positions from a scan of our
 * own, since JSON.parse does not tell them (Node 20 often not even where it failed).
 */
export function parseLocatedJson(text: string): LocatedJson {
  const lineAt = (at: number) => text.slice(0, at).split('\n').length
  let starts: Map<string, number> | undefined
  const startOf = (path: readonly PropertyKey[]) => {
    // Nobody asks for lines while all is well.
    starts ??= scanIfShallow(text, lineAt)
    return starts.get(keyOf(path))
  }
  return {
    value: parse(text, lineAt),
    lineOf(path) {
      for (let length = path.length; length > 0; length--) {
        const start = startOf(path.slice(0, length))
        if (start !== undefined) return lineAt(start)
      }
      return lineAt(startOf([]) ?? 0)
    },
  }
}

function parse(text: string, lineAt: (at: number) => number): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    scan(text, lineAt)
    throw new JsonFault(1, error instanceof Error ? error.message : 'not valid JSON')
  }
}

const keyOf = (path: readonly PropertyKey[]) => path.map((part) => JSON.stringify(String(part))).join('/')
const LITERAL = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y
// JSON forbids the control characters below U+0020 only; \p{Cc} has those of U+007F to U+009F too.
const STRING = /"[^"\\\p{Cc}]*(?:(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|[\u007f-\u009f])[^"\\\p{Cc}]*)*"/uy
const SPACE = /[ \t\r\n]*/y
/** Deeper than any entry of ours; the scan stops there instead of overflowing the stack. */
const DEEPEST = 100

/** JSON.parse reads deeper than the scan: then every line is told as the first. */
function scanIfShallow(text: string, lineAt: (at: number) => number): Map<string, number> {
  try {
    return scan(text, lineAt)
  } catch (error) {
    if (error instanceof JsonFault) return new Map()
    throw error
  }
}

/** Where each value begins, by its path. Throws JsonFault where the text is not JSON. */
function scan(text: string, lineAt: (at: number) => number): Map<string, number> {
  const starts = new Map<string, number>()
  let at = 0
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) at += found.length
    return found
  }
  const fail = (expected: string): never => {
    const found = at < text.length ? JSON.stringify(text[at]) : 'the end of the file'
    throw new JsonFault(lineAt(at), `not valid JSON: expected ${expected}, found ${found}`)
  }
  const skipSpace = () => match(SPACE)
  const take = (character: string) => {
    skipSpace()
    if (text[at] !== character) return false
    at++
    return true
  }
  const value = (path: string, depth: number): void => {
    skipSpace()
    starts.set(path, at)
    if (depth > DEEPEST) fail(`at most ${DEEPEST} levels`)
    const inside = (key: string) => (path ? `${path}/${key}` : key)
    if (take('[')) {
      if (take(']')) return
      let index = 0
      do value(inside(`"${index++}"`), depth + 1)
      while (take(','))
      if (!take(']')) fail('"," or "]"')
    } else if (take('{')) {
      if (take('}')) return
      do {
        skipSpace()
        const key = match(STRING) ?? fail('a name in double quotes')
        if (!take(':')) fail('":"')
        value(inside(JSON.stringify(JSON.parse(key))), depth + 1)
      } while (take(','))
      if (!take('}')) fail('"," or "}"')
    } else if (match(STRING) === undefined && match(LITERAL) === undefined) fail('a value')
  }
  value('', 0)
  skipSpace()
  if (at < text.length) fail('the end of the file')
  return starts
}
