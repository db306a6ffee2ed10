import { parseHTML } from 'linkedom/worker'

/** A page's document; a fragment gets the elements around it that a browser would give it. */
export function parseHtml(html: string): Document {
  const whole = /<(?:html|body)[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`
  const { document } = parseHTML(whole)
  return document
}
