import { Parser, type Token } from 'marked'
import { oneLine, removeHidden } from './clean-text.ts'
import { htmlText } from './html-text.ts'

/** The words of Markdown's inline tokens, without their marks, on one line. */
export function inlineText(tokens: readonly Token[] | undefined): string {
  if (!tokens) return ''
  const words = wordsOf(tokens)
  // HTML may hide what stands between its tags, and entities need their table: both are HTML's own business.
  return oneLine(words === undefined ? htmlText(Parser.parseInline([...tokens])) : removeHidden(words))
}

/** The same without a parser; undefined where HTML is in it. */
function wordsOf(tokens: readonly Token[]): string | undefined {
  let text = ''
  for (const token of tokens) {
    if (token.type === 'html') return undefined
    if (token.type === 'br') text += ' '
    else if (token.type === 'codespan' || token.type === 'escape') text += token.text
    else if (token.type === 'checkbox') continue
    else if (token.type !== 'image' && 'tokens' in token && token.tokens) {
      const inside = wordsOf(token.tokens)
      if (inside === undefined) return undefined
      text += inside
    } else if ('text' in token) {
      if (token.text.includes('&')) return undefined
      text += token.text
    }
  }
  return text
}
