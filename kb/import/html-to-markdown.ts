import TurndownService from 'turndown'
import { parseHtml } from './parse-html.ts'
import { tableToMarkdown } from './table-to-markdown.ts'

/** Whether a text is HTML rather than words with a `<` among them. */
export function looksLikeHtml(text: string): boolean {
  return /<\/?(?:p|br|div|span|ul|ol|li|a|b|i|em|strong|h[1-6]|table|tr|td|img|u|blockquote)\b[^>]*>/i.test(
    text,
  )
}

/** HTML, or an element of a document, as Markdown: words, headings, lists, links and tables; nothing else. */
export function htmlToMarkdown(html: string | HTMLElement): string {
  const root = typeof html === 'string' ? parseHtml(html).body : html
  return tidy(converter().turndown(root))
}

let service: TurndownService | undefined

function converter(): TurndownService {
  if (service) return service
  service = new TurndownService({ headingStyle: 'atx', bulletListMarker: '-', codeBlockStyle: 'fenced' })
  service.remove([
    'script',
    'style',
    'noscript',
    'template',
    'iframe',
    'button',
    'input',
    'select',
    'textarea',
  ])
  service.addRule('picture', {
    filter: ['img', 'picture', 'video', 'audio', 'canvas'],
    replacement: () => '',
  })
  service.addRule('vector', {
    filter: (node) => node.nodeName.toLowerCase() === 'svg',
    replacement: () => '',
  })
  service.addRule('link', {
    filter: 'a',
    replacement(words, node) {
      const href = 'getAttribute' in node ? node.getAttribute('href') : null
      const target = (href ?? '').trim()
      // Only what an answer may link to; `#top`, `javascript:` and paths without a site keep their words.
      if (!/^(?:https?:|mailto:|tel:)/i.test(target) || words.trim() === '') return words
      return `[${words.trim().replace(/\s*\n\s*/g, ' ')}](${target.replace(/[\s()<>]/g, encodeURIComponent)})`
    },
  })
  const inner = service
  service.addRule('table', {
    filter: 'table',
    replacement: (_words, node) => `\n\n${tableToMarkdown(node, (cell) => inner.turndown(cell))}\n\n`,
  })
  return service
}

function tidy(markdown: string): string {
  return markdown
    .replace(/\u00a0/g, ' ')
    .replace(/^(\s*(?:[-*+]|\d+\.)) {2,}/gm, '$1 ')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
