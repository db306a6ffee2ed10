import type { Token } from './lexer.ts'

/** Reads a text that grows, and parses again only what may still change. */
export interface BlockReader {
  /** The blocks of the whole text; `final` says that nothing more will come. */
  read(text: string, final: boolean): readonly Token[]
  /** True when the lexer could not read what was given last, and more words would not change that. */
  refused(): boolean
}

/** A block of this length is read again only when it has grown by a twentieth, or reading it would eat the page. */
const LONG_BLOCK = 4000

/**
 * Makes a reader over a lexer, which may know only a part of Markdown and give undefined for the rest: that is shown
 * as it is. Finished blocks keep their identity from call to call, so that they need not be drawn again either.
 */
export function createBlockReader(lex: (text: string) => Token[] | undefined): BlockReader {
  let finished: Token[] = []
  let prefix = ''
  let last: { text: string; final: boolean; blocks: readonly Token[] } | undefined
  let refused = false

  return {
    refused: () => refused,
    read(given, final) {
      const text = given.replace(/\r\n?/g, '\n')
      if (last?.text === text && last.final === final) return last.blocks
      // A replaced passage may lie in what was finished.
      if (!text.startsWith(prefix)) {
        finished = []
        prefix = ''
      }
      const unsettled = text.length - prefix.length
      if (!final && last && unsettled > LONG_BLOCK && text.startsWith(last.text)) {
        if (text.length - last.text.length < unsettled / 20) return last.blocks
      }
      const rest = text.slice(prefix.length)
      const read = lex(rest)
      refused = !read && (final || !lex(rest.slice(0, rest.lastIndexOf('\n') + 1)))
      // A mark that is not closed yet: a word later it may well be.
      if (!read && !refused && last && text.startsWith(last.text)) return last.blocks
      const tail = read ?? [plain(rest)]
      const blocks = [...finished, ...tail]
      const settled = tail.slice(0, settledCount(tail))
      const raw = settled.map((token) => token.raw).join('')
      if (text.startsWith(raw, prefix.length)) {
        finished = [...finished, ...settled]
        prefix += raw
      }
      last = { text, final, blocks }
      return blocks
    },
  }
}

function plain(text: string): Token {
  return { type: 'text', raw: text, text }
}

/**
 * How many leading tokens can no longer change: those before a blank line after which at least one line is
 * complete. Lines without a blank one between them can still join (`**` may become a table's head), and
 * over a blank line an unfinished one can (`2` after a list may become `2. more`).
 */
function settledCount(tokens: readonly Token[]): number {
  let lineIsWhole = false
  for (let index = tokens.length - 1; index > 0; index--) {
    const token = tokens[index]
    if (token?.type === 'space') continue
    lineIsWhole ||= token?.raw.includes('\n') || tokens[index + 1]?.type === 'space'
    if (lineIsWhole && tokens[index - 1]?.type === 'space') return index
    lineIsWhole = true
  }
  return 0
}
