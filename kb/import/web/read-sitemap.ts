import { SaxesParser } from 'saxes'

/** An address that a sitemap names. */
export interface SitemapEntry {
  address: string
  /** Line in the sitemap. */
  line: number
  lastModified: string | undefined
}

/** A sitemap, or the index of several. */
export interface Sitemap {
  kind: 'pages' | 'index'
  entries: SitemapEntry[]
}

/** Reads a sitemap.xml as sitemaps.org describes it; undefined where the text is none. */
export function readSitemap(xml: string): Sitemap | undefined {
  const parser = new SaxesParser({ xmlns: false })
  const path: string[] = []
  const entries: SitemapEntry[] = []
  let kind: Sitemap['kind'] | undefined
  let current: SitemapEntry | undefined
  // A fault in the middle keeps what stands above it.
  parser.on('error', () => {})
  parser.on('opentag', ({ name }) => {
    path.push(local(name))
    if (path.length === 1)
      kind = path[0] === 'sitemapindex' ? 'index' : path[0] === 'urlset' ? 'pages' : undefined
    if (path.length === 2) current = { address: '', line: parser.line, lastModified: undefined }
    if (path.length === 3 && path[2] === 'loc' && current) current.line = parser.line
  })
  const take = (text: string) => {
    if (!current || path.length !== 3) return
    if (path[2] === 'loc') current.address += text.trim()
    if (path[2] === 'lastmod') current.lastModified = text.trim()
  }
  parser.on('text', take)
  parser.on('cdata', take)
  parser.on('closetag', () => {
    if (path.length === 2 && current?.address) entries.push(current)
    path.pop()
  })
  parser.write(xml).close()
  return kind && { kind, entries }
}

/** `image:loc` is not `loc`; a prefix of the whole document is no difference. */
function local(name: string): string {
  return /^(?:image|video|news|xhtml):/.test(name) ? name : name.replace(/^.*:/, '')
}
