import type { Token } from 'marked'

/** What one paragraph may hold of characters that mean markup; `lexer.ts` has a rule of its own for more. */
const MAX_MARKS = 300

/**
 * What stands in a line, by group: an escaped character (1), code (2), a link's text (3) and target (4), an address of
 * the web (5), of mail (6, 7 its `mailto:`), a mark of emphasis (8), a line's end (9); else text.
 */
const PIECE =
  /\\([!-/:-@[-`{-~])|`([^`]+)`|!?\[([^[\]\\`\n]+)\]\(([!-'*-[\]-_a-~]+)\)|([hH][tT][tT][pP][sS]?:\/\/[a-zA-Z0-9-](?:[?!.,:_]*[^\s()[*~'"`;\\?!.,:_])*)|((mailto:)?[a-zA-Z0-9._+-]+@[\w-]+(?:\.[\w-]*[a-zA-Z0-9])+(?![\w-]))|(\*+|_+|~+)|( *\n(?!\s*$) *)|[a-zA-Z0-9.+-]+| +|[\s\S]/g
/** Behind this, marked ends an address of the web where `PIECE` does. */
const AFTER_ADDRESS = /[?!.,:_*'"~)]*(?!\S)/y
const BARE_BRACKETS = /\[[^[\]\\`]*\](?!\()/y
const OUTER_UNDERSCORE = /\b_|_\b|__/
const SPACE = /^\s?$/
const PUNCTUATION = /[\p{P}\p{S}]/u

/** Thrown for a text whose meaning is not certain. One object, so that it costs no stack. */
export const REFUSAL = new Error()

export function refuse(): never {
  throw REFUSAL
}

/** What a sticky pattern finds at a place, by group; empty if nothing. */
export function matchAt(pattern: RegExp, text: string, at: number): (string | undefined)[] {
  pattern.lastIndex = at
  return pattern.exec(text) ?? []
}

/** How little a character belongs to a word: 2 for space or nothing, 1 for punctuation. A mark opens and closes by it. */
function looseness(character: string): number {
  return SPACE.test(character) ? 2 : PUNCTUATION.test(character) ? 1 : 0
}

/** Emphasis that is open, with what it holds so far. */
interface Span {
  mark: string
  /** Where its mark stands. */
  at: number
  /** Its mark could have closed as well as opened. */
  both: boolean
  tokens: Token[]
}

/** Adds a token; text joins the text before it. */
function add(tokens: Token[], token: Token): void {
  const last = tokens.at(-1)
  if (token.type === 'text' && last?.type === 'text') {
    last.raw += token.raw
    last.text += token.raw
  } else tokens.push(token)
}

/**
 * Reads the inside of a paragraph. Throws `REFUSAL` where marked might read it otherwise: it looks for the end of
 * each emphasis by counting marks, which is what nesting says only as long as all is well nested.
 */
export function readInline(text: string, inLink = false): Token[] {
  if (text.split(/[*_~`![\]<>&\\:@]/).length > MAX_MARKS) refuse()
  const root: Token[] = []
  const spans: Span[] = []
  let tokens = root
  /** Where the last address ended; marked may take a mark just behind it for a part of it. */
  let addressEnd = -1
  const lastTarget = text.lastIndexOf('](', text.lastIndexOf(')'))

  function addText(raw: string) {
    add(tokens, { type: 'text', raw, text: raw })
  }

  /** Leaves the innermost span, for what holds it. */
  function leave(): Span {
    const span = spans.pop() ?? refuse()
    tokens = spans.at(-1)?.tokens ?? root
    return span
  }

  function readMark(mark: string, at: number) {
    const end = at + mark.length
    const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? ''
    const after = [...text.slice(end, end + 2)][0] ?? ''
    if (mark.length > 2 || mark === '__' || /[*_~]/.test(before + after)) refuse()
    const left = looseness(before)
    const right = looseness(after)
    const opens = right < 2 && right <= left
    const closes = left < 2 && left <= right
    const both = opens && closes
    if (mark === '_' && both && !left) {
      if (!/[\p{L}\p{N}]/u.test(before)) refuse()
      return addText(mark)
    }
    if (mark === '_' && text.includes('@')) refuse()
    const alike = spans.filter((span) => span.mark[0] === mark[0])
    const top = spans.at(-1)
    const ends = closes && top?.mark === mark
    if (alike[0] && (both || alike[0].both) && !(ends && !alike[1])) refuse()
    if (ends) {
      const { at: start, tokens: inner } = leave()
      const type = mark[0] === '~' ? 'del' : mark[1] ? 'strong' : 'em'
      add(tokens, { type, raw: text.slice(start, end), tokens: inner })
    } else if (at === addressEnd) refuse()
    else if (opens) {
      if (both && before.length > 1) refuse()
      tokens = []
      spans.push({ mark, at, both, tokens })
    } else if (closes && alike[0]) {
      // `**bold*`, cut off within its end, is a star and `*bold*`; `~~gone~` is nothing but text.
      if (end < text.length || alike[1] || top?.mark !== mark + mark) refuse()
      if (mark === '~') return addText(mark)
      const { at: start, tokens: inner } = leave()
      addText(mark)
      add(tokens, { type: 'em', raw: text.slice(start + 1), tokens: inner })
    } else {
      if (mark[1] && end < text.length) refuse()
      addText(mark)
    }
  }

  for (const match of text.matchAll(PIECE)) {
    const [raw, escaped, code, label, target, url, email, mailto, mark, lineEnd] = match
    const at = match.index
    const address = url ?? email
    if (address) {
      addressEnd = at + raw.length
      if (
        OUTER_UNDERSCORE.test(address) ||
        (url ? !matchAt(AFTER_ADDRESS, text, addressEnd).length : text[at - 1] === '_')
      ) {
        refuse()
      }
    }
    if (mark) readMark(mark, at)
    else if (escaped) add(tokens, { type: 'escape', raw, text: escaped })
    else if (code) {
      if (/^ |\n/.test(code)) refuse()
      add(tokens, { type: 'codespan', raw, text: code })
    } else if (label || (address && !inLink)) {
      if (raw[0] === '!') refuse()
      add(tokens, {
        type: 'link',
        raw,
        href: target ?? (url || mailto ? raw : `mailto:${raw}`),
        autolink: !target,
        tokens: readInline(label ?? raw, true),
      })
    } else if (lineEnd) add(tokens, { type: 'br', raw })
    else {
      if (raw === '[' && at < lastTarget && !matchAt(BARE_BRACKETS, text, at)[0]) refuse()
      addText(raw)
    }
  }

  // What was not closed is text.
  while (spans[0]) {
    const { mark, tokens: inner } = leave()
    addText(mark)
    for (const token of inner) add(tokens, token)
  }
  return root
}
