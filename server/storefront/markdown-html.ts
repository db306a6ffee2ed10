import { raw } from 'hono/html'
import { Marked, type Tokens } from 'marked'
import type { Html } from './html.ts'

/**
 * The shop's own Markdown as HTML for a page: raw HTML shows as its own characters, pictures as their words,
 * links lead to web addresses, mail, telephone and this server only. Headings have no place inside a section.
 */
export function markdownHtml(markdown: string): Html {
  return raw(marked.parse(markdown, { async: false }))
}

const marked = new Marked({
  renderer: {
    html: ({ text }) => escapeHtml(text),
    image: ({ text }) => escapeHtml(text),
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens)
      return isSafe(href) ? `<a href="${escapeHtml(href)}">${words}</a>` : words
    },
    heading({ tokens }) {
      return `<p><strong>${this.parser.parseInline(tokens)}</strong></p>\n`
    },
    table(table) {
      const row = (cells: Tokens.TableCell[], tag: 'th' | 'td') =>
        `<tr>${cells.map(({ tokens }) => `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${this.parser.parseInline(tokens)}</${tag}>`).join('')}</tr>`
      const body = table.rows.map((cells) => row(cells, 'td')).join('')
      // It scrolls by itself on a narrow screen, so the keyboard has to reach it.
      return `<div class="table" tabindex="0"><table><thead>${row(table.header, 'th')}</thead><tbody>${body}</tbody></table></div>\n`
    },
  },
})

function isSafe(href: string): boolean {
  if (/^[/#](?!\/)/.test(href)) return !href.includes('\\')
  return /^(?:https?:\/\/|mailto:|tel:)/i.test(href)
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
