import { lexer, type Token, type Tokens } from 'marked'
import { decodeEntities, oneLine, removeHidden, stripHtml } from './clean-text.ts'

/**
 * Markdown as text that reads well aloud: links keep their words, list items and table rows become sentences,
 * each with its headers. One paragraph a line.
 */
export function markdownText(markdown: string): string {
  return blocksText(lexer(removeHidden(markdown)))
}

/** The text of blocks that marked has already read. */
export function blocksText(tokens: readonly Token[]): string {
  // What decoding brings to light may hide characters again.
  const texts = tokens.map(blockText).filter(Boolean)
  // A list is read in one breath with the sentence that leads to it.
  return removeHidden(texts.join('\n').replace(/:\n/g, ': '))
}

/** The words of inline tokens, without their marks. */
export function inlineText(tokens: readonly Token[] | undefined): string {
  const text = (tokens ?? []).map((token): string => {
    if (token.type === 'br') return ' '
    if (token.type === 'html') return stripHtml(token.raw)
    if (token.type === 'image') return token.text
    if ('tokens' in token && token.tokens) return inlineText(token.tokens)
    if (token.type === 'codespan' || token.type === 'escape') return token.text
    return 'text' in token ? decodeEntities(token.text) : ''
  })
  return oneLine(text.join(''))
}

function blockText(token: Token): string {
  if (token.type === 'space' || token.type === 'hr' || token.type === 'def') return ''
  if (token.type === 'html') return oneLine(decodeEntities(stripHtml(token.raw)))
  if (token.type === 'code') return oneLine(token.text)
  if (isList(token)) return token.items.map((item) => asSentence(itemText(item))).join(' ')
  if (isTable(token)) return token.rows.map((row) => rowText(token.header, row)).join(' ')
  if (token.type === 'blockquote') return blocksText(token.tokens ?? [])
  return inlineText('tokens' in token && token.tokens ? token.tokens : [token])
}

function itemText(item: Tokens.ListItem): string {
  return oneLine(
    item.tokens
      .map((token) => (token.type === 'text' ? inlineText(token.tokens ?? [token]) : blockText(token)))
      .join(' '),
  )
}

function rowText(header: readonly Tokens.TableCell[], row: readonly Tokens.TableCell[]): string {
  const cells = row.map((cell, column) => {
    const [name, value] = [inlineText(header[column]?.tokens), inlineText(cell.tokens)]
    return value && (name ? `${name}: ${value}` : value)
  })
  return asSentence(cells.filter(Boolean).join('; '))
}

function asSentence(text: string): string {
  return !text || /[.!?:;…]["”’)]?$/.test(text) ? text : `${text}.`
}

function isList(token: Token): token is Tokens.List {
  return token.type === 'list'
}

function isTable(token: Token): token is Tokens.Table {
  return token.type === 'table'
}
