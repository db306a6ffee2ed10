import { decodeText } from '../decode-text.ts'
import type { WantedPage } from './pages-from-web.ts'
import { readSitemap } from './read-sitemap.ts'
import type { WebVisitor } from './web-visitor.ts'

const SITEMAPS =
  /^(?:text\/|application\/(?:\w+\+)?xml$|application\/(?:x-)?gzip$|application\/octet-stream$)/
/** sitemaps.org allows 50 MB a sitemap; 20 hold any shop's pages. */
const LIMITS = { maxBytes: 50 * 1024 * 1024, timeoutMs: 60_000 }
const MAX_SITEMAPS = 50

/**
 * The pages that a site's sitemap names, those of the sitemaps in an index too. For a bare front page the
 * sitemap is the one that robots.txt names, else `/sitemap.xml`. Pages of other hosts are left out.
 *
 * @throws Error when there is no sitemap
 */
export async function pagesOfSite(
  address: string,
  visitor: WebVisitor,
  isOfSite: (url: URL) => boolean,
  progress: (line: string) => void,
): Promise<{ pages: WantedPage[]; foreign: number }> {
  const pages: WantedPage[] = []
  let foreign = 0
  const queue = await sitemapsOf(new URL(address), visitor, isOfSite)
  const seen = new Set(queue)
  for (let index = 0; index < queue.length && index < MAX_SITEMAPS; index++) {
    const sitemap = queue[index] ?? ''
    progress(`sitemap ${sitemap}`)
    const fetched = await visitor.visit(sitemap, SITEMAPS, LIMITS)
    if (fetched.status < 200 || fetched.status > 299) throw new Error(`${sitemap}: HTTP ${fetched.status}`)
    const read = readSitemap(decodeText(fetched.bytes, fetched.charset))
    if (!read)
      throw new Error(
        `${sitemap} is not a sitemap. Give the address of the site's sitemap.xml, or list its pages in a file: kb import urls FILE.txt`,
      )
    for (const entry of read.entries) {
      if (!URL.canParse(entry.address) || !isOfSite(new URL(entry.address))) foreign++
      else if (read.kind === 'pages') pages.push({ ...entry, file: sitemap })
      else if (!seen.has(entry.address)) {
        seen.add(entry.address)
        queue.push(entry.address)
      }
    }
  }
  return { pages, foreign }
}

async function sitemapsOf(url: URL, visitor: WebVisitor, isOfSite: (url: URL) => boolean): Promise<string[]> {
  if (url.pathname !== '/' || url.search !== '') return [url.href]
  const { sitemaps } = await visitor.robotsOf(url)
  const own = sitemaps.filter((sitemap) => URL.canParse(sitemap) && isOfSite(new URL(sitemap)))
  return own.length > 0 ? own : [new URL('/sitemap.xml', url).href]
}
