import type { Token } from 'marked'

/** Markdown with the targets of its `[text][name]` links, which may stand anywhere else in the document. */
export function withLinkTargets(markdown: string, document: readonly Token[]): string {
  if (!document.some((token) => token.type === 'def')) return markdown
  const written = markdown.toLowerCase().replace(/\s+/g, ' ')
  const targets = document.flatMap((token) =>
    token.type === 'def' && 'tag' in token && written.includes(`[${token.tag}]`) ? [token.raw.trim()] : [],
  )
  return [markdown, ...targets].join('\n\n').trim()
}
