import parseRobots from 'robots-parser'
import { decodeText } from '../decode-text.ts'
import { type GuardedFetch, USER_AGENT } from './guarded-fetch.ts'
import { RefusedAddress } from './web-address.ts'

/** What a host's robots.txt says to us. */
export interface Robots {
  /** Why an address may not be visited; undefined when it may. */
  refusal(url: URL): string | undefined
  /** Seconds that it asks for between two requests; 0 when it does not. */
  delay: number
  sitemaps: string[]
}

const ALL: Robots = { refusal: () => undefined, delay: 0, sitemaps: [] }
const LARGEST = 512 * 1024

/**
 * Reads a host's robots.txt as RFC 9309 says: none there means everything is allowed, a server that fails
 * means nothing is.
 */
export async function readRobots(fetchPage: GuardedFetch, site: URL): Promise<Robots> {
  const address = new URL('/robots.txt', site).href
  try {
    const page = await fetchPage(address, { types: /^/, limits: { maxBytes: LARGEST } })
    if (page.status >= 500 || page.status === 429) return unread(`HTTP ${page.status}`)
    if (page.status >= 400) return ALL
    const robots = parseRobots(address, decodeText(page.bytes, page.charset))
    return {
      refusal: (url) =>
        robots.isAllowed(url.href, USER_AGENT) === false
          ? "the site's robots.txt does not allow it"
          : undefined,
      delay: robots.getCrawlDelay(USER_AGENT) ?? 0,
      sitemaps: robots.getSitemaps(),
    }
  } catch (error) {
    if (error instanceof RefusedAddress) throw error
    return unread(error instanceof Error ? error.message : String(error))
  }
}

function unread(why: string): Robots {
  return {
    refusal: () => `the site's robots.txt cannot be read, so nothing of it is: ${why}`,
    delay: 0,
    sitemaps: [],
  }
}
