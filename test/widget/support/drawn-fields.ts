import type { Token } from '../../../widget/lexer.ts'

/** What `markdown.tsx` and `markdown-blocks.ts` read of a token. */
export interface DrawnFields {
  type: string
  raw: string
  text?: string
  href?: string
  autolink?: boolean
  ordered?: boolean
  start?: number | ''
  tokens?: DrawnFields[]
  items?: DrawnFields[][]
}

/** Tokens without the fields that nothing reads, so that those of two lexers can be compared. */
export function drawnFields(tokens: readonly Token[]): DrawnFields[] {
  return tokens.map((token) => {
    const { type, raw } = token
    switch (token.type) {
      case 'paragraph':
      case 'heading':
      case 'strong':
      case 'em':
      case 'del':
        return { type, raw, tokens: drawnFields(token.tokens ?? []) }
      case 'text':
        return token.tokens
          ? { type, raw, tokens: drawnFields(token.tokens) }
          : { type, raw, text: token.text }
      case 'escape':
      case 'codespan':
        return { type, raw, text: token.text }
      case 'link':
        return {
          type,
          raw,
          href: token.href,
          autolink: token.autolink === true,
          tokens: drawnFields(token.tokens ?? []),
        }
      case 'list': {
        const items: { tokens: Token[] }[] = token.items
        return {
          type,
          raw,
          ordered: token.ordered,
          start: token.start,
          items: items.map((item) => drawnFields(item.tokens)),
        }
      }
      case 'space':
      case 'br':
      case 'hr':
        return { type, raw }
      default:
        throw new Error(`No projection for ${type}: only marked reads it`)
    }
  })
}
