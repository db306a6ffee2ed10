import type { Token } from 'marked'
import { matchAt, REFUSAL, readInline, refuse } from './quick-inline.ts'

/** Deepest nesting of lists that is read here. */
const MAX_DEPTH = 5

/** Left to marked wherever it stands: HTML, code blocks, quotes, tasks, tables, addresses within words. */
const DOUBTFUL =
  /[<\t\r\u2028\u2029]|``|~~~|&#|\\\n|\[[ x]\] |(?:xmpp|ftp):|www\.|[\w.+-](?:https?:|mailto:)|^ *[^\S \n]|^ *>|^(?=.*[|:])[|: -]+$/im
const LINE = /.*/y
const BLANK = /(?: *(?:\n|$))+/y
const HEADING = / {0,3}#{1,6}(?=\s|$)(.*)/y
const RULE = / {0,3}([-*_])(?: *\1){2,} *(?=\n|$)/y
/** A paragraph (1), with the underline (2) that makes it a heading. */
const PARAGRAPH =
  /([^\n]+(?:\n(?! {4} *[^ \n]| {0,3}(?:(?:[*+-]|1[.)]) +[^ \n]|#{1,6}(?:\s|$)|(?:=+|-+|([-*_])(?: *\2){2,}) *(?:\n|$))| +\n)[^\n]+)*)(\n {0,3}(?:=+|-+) *(?=\n|$))?/y
const MARKER_INSIDE = /^ {0,3}(?:[*+-]|\d{1,9}[.)]) /m
const ITEM = /( {0,3}(?:[*+-]|\d{1,9}[.)]))( .*)?(?:\n|$)/y
const ENDS_ITEM = /^ *(?:#{1,6}(?:\s|$)|(?:[*+-]|\d{1,9}[.)])(?: |$)|([-*_])(?: *\1){2,} *$)/
const MARKERS = /^(?: {0,3}(?:[*+-]|\d{1,9}[.)])(?: |$))+/
/** A line of an item, without its markers, that a line which is not indented may not go on with. */
const NO_PARAGRAPH = /^ {4}|^\s*#|^[-*_\s]*$/

/**
 * Reads plain Markdown as `lex` of `lexer.ts` would: paragraphs, headings, rules, lists, emphasis, code in a line,
 * links. The tokens are marked's in all that is drawn (`type`, `raw`, `tokens`, `items`, `text`, `href`, …). Whatever
 * is not certain, such as tables, code blocks, HTML or unusual emphasis, gives undefined: that text is for `lex`.
 * Lines have to end with `\n`. Takes time in proportion to the text.
 */
export function quickLex(text: string): Token[] | undefined {
  try {
    return readBlocks(text, 0)
  } catch (error) {
    if (error === REFUSAL) return undefined
    throw error
  }
}

function readBlocks(text: string, depth: number): Token[] {
  if (depth > MAX_DEPTH || DOUBTFUL.test(text)) refuse()
  const tokens: Token[] = []
  let last: Token | undefined
  let type = depth ? 'text' : 'paragraph'
  for (let at = 0; at < text.length; ) {
    const [blank] = matchAt(BLANK, text, at)
    if (blank && last && blank.length === 1) {
      // As marked has it: a line's end belongs to the block before it.
      last.raw += '\n'
      at++
    } else {
      last = blank ? { type: 'space', raw: blank } : readBlock(text, at, depth, type)
      tokens.push(last)
      at += last.raw.length
      // As marked has it: text after a list within an item is a paragraph.
      if (last.type === 'list') type = 'paragraph'
    }
  }
  return tokens
}

function readBlock(text: string, at: number, depth: number, type: string): Token {
  if (text.startsWith('    ', at)) refuse()
  const [heading, title = ''] = matchAt(HEADING, text, at)
  if (heading) {
    if (/#\s*$/.test(title)) refuse()
    return { type: 'heading', raw: heading, tokens: readInline(title.trim()) }
  }
  const [rule] = matchAt(RULE, text, at)
  if (rule) return { type: 'hr', raw: rule }
  const list = readList(text, at, depth)
  if (list) return list

  const [raw = '', paragraph = '', , underline] = matchAt(PARAGRAPH, text, at)
  if (underline ? MARKER_INSIDE.test(paragraph) : type === 'text' && /\n +$/.test(raw)) refuse()
  return {
    type: underline ? 'heading' : type,
    raw,
    text: raw,
    tokens: readInline(underline ? paragraph.trim() : raw),
  }
}

/** The list that starts at a place, if one does. Follows marked, which reads the lines of an item one by one. */
function readList(text: string, from: number, depth: number): Token | undefined {
  const contents: string[] = []
  let first = ''
  let loose = false
  let endsBlank = false
  let at = from
  for (;;) {
    const [whole, bullet = '', line = ''] = matchAt(ITEM, text, at)
    first ||= bullet
    if (!whole || bullet.at(-1) !== first.at(-1) || matchAt(RULE, text, at)[0]) break
    const start = at
    at += whole.length
    let afterBlank = !line.trim()
    const padding = afterBlank ? 1 : line.search(/[^ ]/)
    if (padding > 3 || (afterBlank && at < text.length)) refuse()
    const indent = bullet.length + padding
    let content = line.slice(padding)
    let before = content
    while (at < text.length) {
      const [next = ''] = matchAt(LINE, text, at)
      const lead = next.search(/[^ ]|$/)
      if (lead < Math.min(4, indent) && ENDS_ITEM.test(next)) break
      const blank = !next.trim()
      if (blank || lead >= indent) content += `\n${next.slice(indent)}`
      else if (afterBlank) break
      else {
        if (/^ *(?:=+|-+) *$/.test(next) || NO_PARAGRAPH.test(before.replace(MARKERS, ''))) refuse()
        content += `\n${next}`
      }
      afterBlank = blank
      before = next.slice(indent)
      at += next.length + 1
    }
    loose ||= endsBlank
    endsBlank = /\n *\n *$/.test(text.slice(start, at))
    contents.push(content)
  }
  if (at === from) return undefined

  contents.push(contents.pop()?.trimEnd() ?? '')
  const items = contents.map((content) => ({ tokens: readBlocks(content, depth + 1) }))
  const inner = items.flatMap((item) => item.tokens)
  if (loose || inner.some((token) => token.type === 'space' && /\n.*\n/.test(token.raw))) {
    for (const token of inner) if (token.type === 'text') token.type = 'paragraph'
  }
  const ordered = /\d/.test(first)
  return {
    type: 'list',
    raw: text.slice(from, at).trimEnd(),
    ordered,
    start: ordered ? Number(first.slice(0, -1)) : '',
    items,
  }
}
