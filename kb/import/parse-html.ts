import { parseHTML } from 'linkedom/worker'

/**
 * A page's document. Where the tags around its body were left out, as HTML allows, they are put there, since
 * the parser would lose the text otherwise.
 */
export function parseHtml(html: string): Document {
  const hasBody = /<body[\s>]/i.test(html)
  const inner = hasBody ? '' : html.replace(/<\/?(?:html|head)\b[^>]*>|<!doctype[^>]*>/gi, '')
  const { document } = parseHTML(hasBody ? html : `<!doctype html><html><body>${inner}</body></html>`)
  return document
}
