import type { Article } from '../article.ts'
import { articleFromHtml } from '../article-from-html.ts'
import { articleFromMarkdown } from '../article-from-markdown.ts'
import { decodeText } from '../decode-text.ts'
import { htmlCharset } from '../html-charset.ts'
import type { Imported } from '../imported.ts'
import { isoDate } from '../iso-date.ts'
import type { FetchedPage } from './guarded-fetch.ts'
import { pageKey } from './page-key.ts'
import { RefusedAddress } from './web-address.ts'
import type { WebVisitor } from './web-visitor.ts'

/** A page that is wanted, and where it is asked for. */
export interface WantedPage {
  address: string
  file: string
  line: number
  lastModified?: string | undefined
}

const PAGES = /^(?:text\/html|application\/xhtml\+xml|text\/markdown|text\/x-markdown)$/

/**
 * Fetches pages one after the other and takes their main content. A page that is gone is a problem, and no
 * longer there; one that only fails this time stays as it was imported before.
 *
 * @param max pages that are fetched; the rest stays for the next time
 * @param keepHost keys begin with the host: for lists over several sites
 */
export async function pagesFromWeb(
  wanted: readonly WantedPage[],
  visitor: WebVisitor,
  { max, keepHost, progress }: { max: number; keepHost: boolean; progress: (line: string) => void },
): Promise<Imported<Article>> {
  const imported: Imported<Article> = {
    entries: [],
    unread: [],
    incomplete: false,
    skipped: [],
    problems: [],
  }
  const pages = uniquePages(wanted, keepHost, imported)
  if (pages.length > max) {
    imported.incomplete = true
    imported.skipped.push(`only the first ${max} of ${pages.length} pages; --max reads more`)
  }
  const seen = new Set<string>()
  for (const [index, { page, key }] of pages.slice(0, max).entries()) {
    progress(`${index + 1}/${Math.min(max, pages.length)} ${page.address}`)
    try {
      const fetched = await visitor.visit(page.address, PAGES)
      if (fetched.status < 200 || fetched.status > 299) {
        if (fetched.status !== 404 && fetched.status !== 410) imported.unread.push(key)
        reject(imported, page, `HTTP ${fetched.status}`)
        continue
      }
      const article = articleOf(fetched, page)
      if (!article) {
        imported.unread.push(key)
        reject(imported, page, 'no text in it; a page that scripts fill in cannot be read')
      } else if (!seen.has(article.url ?? key)) {
        // Two addresses of one page, by redirect or by its own word, are one article.
        seen.add(article.url ?? key)
        imported.entries.push({ key, title: article.title, value: article })
      }
    } catch (error) {
      imported.unread.push(key)
      reject(imported, page, error instanceof Error ? error.message : String(error))
    }
  }
  return imported
}

function uniquePages(
  wanted: readonly WantedPage[],
  keepHost: boolean,
  imported: Imported<Article>,
): { page: WantedPage; key: string }[] {
  const pages = new Map<string, WantedPage>()
  for (const page of wanted) {
    try {
      const key = pageKey(page.address, keepHost)
      if (!pages.has(key)) pages.set(key, page)
    } catch (error) {
      reject(imported, page, error instanceof RefusedAddress ? error.message : String(error))
    }
  }
  return [...pages].map(([key, page]) => ({ page, key }))
}

function articleOf(fetched: FetchedPage, page: WantedPage): Article | undefined {
  const text = decodeText(fetched.bytes, fetched.charset ?? htmlCharset(fetched.bytes))
  const article = fetched.type.includes('markdown')
    ? articleFromMarkdown(text, pageKey(fetched.url.href, false))
    : articleFromHtml(text, fetched.url.href)
  if (!article) return undefined
  const served = fetched.lastModified ? new Date(fetched.lastModified) : undefined
  const updated =
    article.last_updated ??
    isoDate(page.lastModified ?? '') ??
    (served && !Number.isNaN(served.getTime()) ? served.toISOString().slice(0, 10) : undefined)
  return { ...article, url: article.url ?? fetched.url.href, ...(updated && { last_updated: updated }) }
}

function reject(imported: Imported<Article>, { file, line, address }: WantedPage, reason: string): void {
  imported.problems.push({ file, line, reason: `${address}: ${reason}` })
}
