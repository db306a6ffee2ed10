import { oneLine, removeHidden } from '../clean-text.ts'
import type { Article } from './article.ts'
import { hasText } from './has-text.ts'
import { htmlToMarkdown } from './html-to-markdown.ts'
import { isoDate } from './iso-date.ts'
import { mainContent, textOf } from './main-content.ts'
import { parseHtml } from './parse-html.ts'

/**
 * The article that a page holds, or undefined where it holds none: a page without text, or one that only
 * scripts fill in.
 * @param address where the page was found; links and the article's own address are resolved against it
 */
export function articleFromHtml(html: string, address?: string): Article | undefined {
  const document = parseHtml(html)
  const url = addressOf(document, address)
  const updated = dateOf(document)
  const known = pageTitle(document)
  if (url) resolveLinks(document, url)
  const root = mainContent(document)
  const heading = root.querySelector('h1')
  const title = removeHidden((heading && textOf(heading)) || known)
  heading?.remove()
  const text = removeHidden(htmlToMarkdown(root))
  if (!hasText(text)) return undefined
  const article: Article = {
    title: title || 'Untitled page',
    alts: [],
    body: `# ${title || 'Untitled page'}\n\n${text}`,
  }
  if (url) article.url = url
  if (updated) article.last_updated = updated
  return article
}

/** The canonical address, if it is on the same site; a copy on another host is not ours to name. */
function addressOf(document: Document, address: string | undefined): string | undefined {
  const canonical =
    document.querySelector('link[rel=canonical]')?.getAttribute('href') || meta(document, 'og:url')
  const resolved = webAddress(canonical ?? '', address)
  if (!address) return resolved
  const sameHost = resolved !== undefined && new URL(resolved).host === new URL(address).host
  return sameHost ? resolved : webAddress(address, undefined)
}

function webAddress(href: string, base: string | undefined): string | undefined {
  try {
    const url = new URL(href, base)
    url.hash = ''
    return /^https?:$/.test(url.protocol) && !url.username ? url.href : undefined
  } catch {
    return undefined
  }
}

function resolveLinks(document: Document, base: string): void {
  for (const link of document.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? ''
    if (/^(?:#|mailto:|tel:)/i.test(href)) continue
    const resolved = webAddress(href, base)
    if (resolved) link.setAttribute('href', resolved)
    else link.removeAttribute('href')
  }
}

function dateOf(document: Document): string | undefined {
  const structured = [...document.querySelectorAll('script[type="application/ld+json"]')]
    .map((script) => /"dateModified"\s*:\s*"([^"]{8,40})"/.exec(script.textContent ?? '')?.[1])
    .find(Boolean)
  const written =
    meta(document, 'article:modified_time') ||
    meta(document, 'og:updated_time') ||
    document.querySelector('time[itemprop=dateModified], time.updated')?.getAttribute('datetime')
  return isoDate(written || structured || '')
}

function meta(document: Document, name: string): string | undefined {
  const element = document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)
  return element?.getAttribute('content') ?? undefined
}

/**
 * What the page calls itself, without the site's name: `Returns | Fern & Field` → `Returns`. A heading outside
 * the content is the page's, unless the title ends with it: then it is the site's.
 */
function pageTitle(document: Document): string {
  const title = oneLine(meta(document, 'og:title') || document.querySelector('title')?.textContent || '')
  const heading = [...document.querySelectorAll('h1')].map(textOf).find(Boolean) ?? ''
  for (const site of [meta(document, 'og:site_name'), heading]) {
    if (!site || !title.endsWith(site)) continue
    const rest = title.slice(0, -site.length).replace(/[\s|–—·:-]+$/, '')
    if (rest) return rest
  }
  return heading || (title.split(/\s+[|–—·]\s+/)[0] ?? title)
}
