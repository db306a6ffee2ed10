import type { Token, Tokens } from 'marked'
import { oneLine } from './clean-text.ts'
import { htmlText, removeHiddenEntities } from './html-text.ts'
import { inlineText } from './inline-text.ts'
import { rawSentencesOf } from './sentences.ts'
import { spokenItem, spokenList } from './spoken-list.ts'
import { spokenTable } from './spoken-table.ts'

/** The smallest part of a section that may stand alone: a paragraph, a list item, a table row, a code block. */
export interface Piece {
  /** As it is read out. */
  text: string
  /** As it is shown. */
  markdown: string
  /** What stands before it when it follows another piece. */
  gap: { text: '\n' | ' '; markdown: '\n\n' | '\n' | '' }
  /** What must stand above it when it is the first: a table's header. */
  header?: string
  /** A paragraph's sentences, for when it is too long. */
  sentences?: () => Piece[]
}

const PARAGRAPH: Piece['gap'] = { text: '\n', markdown: '\n\n' }
const LINE: Piece['gap'] = { text: ' ', markdown: '\n' }
const SAME_LINE: Piece['gap'] = { text: ' ', markdown: '' }

/** The pieces of block tokens that marked has read, in their order; what says nothing is left out. */
export function markdownPieces(tokens: readonly Token[]): Piece[] {
  return wholeTables(tokens).flatMap(piecesOf)
}

/** Text and Markdown of pieces side by side. A list is read in one breath with the sentence that leads to it. */
export function joinPieces(pieces: readonly Piece[]): { text: string; markdown: string } {
  let text = ''
  let markdown = pieces[0]?.header ?? ''
  for (const [i, piece] of pieces.entries()) {
    if (i > 0) {
      if (text !== '' && piece.text !== '') text += text.endsWith(':') ? ' ' : piece.gap.text
      markdown +=
        piece.gap.markdown === '\n\n' && piece.header !== undefined
          ? `\n\n${piece.header}`
          : piece.gap.markdown
    }
    text += piece.text
    markdown += piece.markdown
  }
  return { text, markdown: markdown.trim() }
}

function piecesOf(token: Token): Piece[] {
  if (token.type === 'space' || token.type === 'hr' || token.type === 'def') return []
  if (token.type === 'html') return piece(htmlText(token.raw))
  if (token.type === 'code') return piece(oneLine(token.text), token.raw)
  if (isList(token)) return listPieces(token)
  if (isTable(token)) return tablePieces(token)
  if (token.type === 'blockquote') return quotePieces(token)
  const tokens = 'tokens' in token && token.tokens ? token.tokens : [token]
  return piece(inlineText(tokens), shown(token.raw, tokens)).map((whole) => ({
    ...whole,
    sentences: () => sentencePieces(tokens),
  }))
}

/** Markdown that the reader of an answer may see: as it is written where that is safe, else the text alone. */
function shown(raw: string, tokens: readonly Token[]): string | undefined {
  let markdown = raw
  const pending = [...tokens]
  for (let token = pending.shift(); token; token = pending.shift()) {
    if ('tokens' in token && token.tokens) pending.unshift(...token.tokens)
    if (isList(token)) pending.unshift(...token.items)
    if (isTable(token))
      pending.unshift(...[token.header, ...token.rows].flat().flatMap((cell) => cell.tokens))
    if (token.type !== 'html') continue
    if (!HARMLESS.test(token.raw.trim())) return undefined
    markdown = markdown.replace(token.raw, () => (/^<br/i.test(token.raw) ? ' ' : ''))
  }
  return removeHiddenEntities(markdown)
}

/** Tags that hide nothing between them, and whole comments. */
const HARMLESS =
  /^(?:<\/?(?:b|i|u|s|em|strong|small|mark|sub|sup|kbd|abbr|br|wbr|p|span|a)\s*\/?>|<!--[\s\S]*-->)$/i

function piece(text: string, markdown: string = text, gap: Piece['gap'] = PARAGRAPH): Piece[] {
  return text === '' ? [] : [{ text, markdown: markdown.replace(/\s+$/, ''), gap }]
}

function listPieces(list: Tokens.List): Piece[] {
  const items = list.items.flatMap((item) => {
    const text = itemText(item)
    return text === '' ? [] : [{ text, markdown: shown(item.raw, item.tokens) ?? `- ${text}` }]
  })
  return spokenList(items.map(({ text }) => text)).map((text, i) => ({
    text,
    markdown: items[i]!.markdown.replace(/\s+$/, ''),
    gap: i === 0 ? PARAGRAPH : LINE,
  }))
}

function itemText(item: Tokens.ListItem): string {
  const nested = item.tokens.filter(isList).flatMap((list) => list.items.map(itemText))
  const rest = wholeTables(item.tokens.filter((token) => !isList(token)))
  const lead = rest.map((token) =>
    token.type === 'text'
      ? inlineText('tokens' in token ? token.tokens : [token])
      : joinPieces(piecesOf(token)).text,
  )
  return spokenItem(oneLine(lead.filter(Boolean).join(' ')), nested)
}

function tablePieces(table: Tokens.Table): Piece[] {
  const [names = '', rule = '', ...lines] = table.raw.replace(/\n+$/, '').split('\n')
  const header = `${
    shown(
      names,
      table.header.flatMap(({ tokens }) => tokens),
    ) ?? names
  }\n${rule}\n`
  const rows = table.rows.map((row) => row.map((cell) => inlineText(cell.tokens)))
  const sentences = spokenTable(
    table.header.map((cell) => inlineText(cell.tokens)),
    rows,
  )
  const pieces = sentences.flatMap((text, i) => {
    if (text === '') return []
    const cells = table.rows[i]!.flatMap(({ tokens }) => tokens)
    return [{ text, markdown: shown(lines[i] ?? '', cells) ?? `| ${rows[i]!.join(' | ')} |`, header }]
  })
  return pieces.map((piece, i) => ({ ...piece, gap: i === 0 ? PARAGRAPH : LINE }))
}

function quotePieces(quote: Token): Piece[] {
  const inside = markdownPieces('tokens' in quote ? (quote.tokens ?? []) : [])
  return inside.map(({ text, markdown, gap }) => ({
    text,
    markdown: markdown.replace(/^/gm, '> '),
    gap: gap === PARAGRAPH ? PARAGRAPH : LINE,
  }))
}

/** A paragraph cut at the sentence ends of its plain text; never inside a link or emphasis. */
function sentencePieces(tokens: readonly Token[]): Piece[] {
  const sentences: Token[][] = [[]]
  for (const token of tokens) {
    const parts =
      token.type === 'text' && !('tokens' in token && token.tokens) ? rawSentencesOf(token.raw) : []
    if (parts.length < 2) {
      sentences.at(-1)!.push(token)
      continue
    }
    parts.forEach((raw, i) => {
      if (i > 0) sentences.push([])
      sentences.at(-1)!.push({ type: 'text', raw, text: raw })
    })
  }
  return sentences.flatMap((tokens, i) => {
    const raw = tokens.map((token) => token.raw).join('')
    const gap = i === 0 ? PARAGRAPH : SAME_LINE
    return piece(inlineText(tokens), shown(raw, tokens), gap).map((sentence) => ({
      ...sentence,
      // The space after a sentence belongs to the Markdown: a line break may be more than a space.
      markdown: shown(raw, tokens) ?? `${sentence.text} `,
    }))
  })
}

/** An HTML table with empty lines inside comes in several tokens: they are one again. */
function wholeTables(tokens: readonly Token[]): Token[] {
  const whole: Token[] = []
  let open: { raw: string } | undefined
  for (const token of tokens) {
    if (open) open.raw += token.raw
    else if (token.type === 'html' && count(token.raw, /<table\b/gi) > count(token.raw, /<\/table\b/gi)) {
      const start = { ...token }
      whole.push(start)
      open = start
    } else whole.push(token)
    if (open && count(open.raw, /<table\b/gi) <= count(open.raw, /<\/table\b/gi)) open = undefined
  }
  return whole
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

function isList(token: Token): token is Tokens.List {
  return token.type === 'list'
}

function isTable(token: Token): token is Tokens.Table {
  return token.type === 'table'
}
