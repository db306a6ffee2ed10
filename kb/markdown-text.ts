import { lexer } from 'marked'
import { removeHidden } from './clean-text.ts'
import { footnotesInPlace } from './footnotes.ts'
import { withLinkTargets } from './link-targets.ts'
import { joinPieces, markdownPieces } from './markdown-pieces.ts'

/**
 * Markdown as text that reads well aloud, one paragraph a line: links keep their words, list items and table
 * rows become sentences, each with its headers. Beside it the Markdown as it may be shown: without HTML and
 * what HTML hides.
 */
export function cleanMarkdown(source: string): { text: string; markdown: string } {
  const tokens = lexer(footnotesInPlace(removeHidden(source)))
  const { text, markdown } = joinPieces(markdownPieces(tokens))
  return { text, markdown: withLinkTargets(markdown, tokens) }
}
