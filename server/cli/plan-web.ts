import { setTimeout as sleep } from 'node:timers/promises'
import type { ImportPlan } from '../../kb/import/import-plan.ts'
import { planArticles } from '../../kb/import/plan-articles.ts'
import { createGuardedFetch } from '../../kb/import/web/guarded-fetch.ts'
import { pagesFromWeb, type WantedPage } from '../../kb/import/web/pages-from-web.ts'
import { pagesOfSite } from '../../kb/import/web/pages-of-site.ts'
import { politePace } from '../../kb/import/web/polite-pace.ts'
import { webAddress } from '../../kb/import/web/web-address.ts'
import { createWebVisitor } from '../../kb/import/web/web-visitor.ts'
import { UsageError } from './usage-error.ts'

/** How the web is read, and for which knowledge base. */
interface WebImport {
  kb: string
  as?: string | undefined
  today: string
  allowPrivateHosts: boolean
  max?: string | undefined
  only?: string | undefined
  complain: (line: string) => void
}

const DEFAULT_MAX = 500

/** Plans the import of a site by its sitemap, or of the pages in a list, one address a line. */
export async function planWeb(
  { kb, as, today, allowPrivateHosts, max: maxText, only, complain }: WebImport,
  from: { site: string } | { list: string; name: string },
): Promise<ImportPlan> {
  const max = maxText === undefined ? DEFAULT_MAX : Number(maxText)
  if (!Number.isInteger(max) || max < 1 || max > 20_000)
    throw new UsageError(`--max ${maxText}: expected a number of pages from 1 to 20000.`)
  if (allowPrivateHosts)
    complain(
      'The hosts that you name may be internal, on any port (--allow-private-hosts): for intranets and tests.',
    )
  const pages = 'list' in from ? linesOf(from.list, from.name) : []
  const named = new Set(('list' in from ? pages.map(({ address }) => address) : [from.site]).flatMap(hostsOf))
  const isTrusted = (url: URL) => allowPrivateHosts && named.has(url.host)
  const fetchPage = createGuardedFetch({ isTrusted })
  const pace = politePace(Date.now, (ms) => sleep(ms))
  const isWanted = ({ address }: WantedPage) => isUnder(address, only)
  const reading = { max, progress: complain }

  if ('list' in from) {
    const visitor = createWebVisitor(fetchPage, pace)
    const imported = await pagesFromWeb(pages.filter(isWanted), visitor, { ...reading, keepHost: true })
    return planArticles(kb, as ?? from.name, imported, today)
  }
  const site = webAddress(from.site, undefined, isTrusted)
  const isOfSite = (url: URL) => siteOf(url) === siteOf(site)
  const visitor = createWebVisitor(fetchPage, pace, (url) =>
    isOfSite(url) ? undefined : `leads to another site, ${url.host}`,
  )
  const found = await pagesOfSite(site.href, visitor, isOfSite, complain)
  const imported = await pagesFromWeb(found.pages.filter(isWanted), visitor, { ...reading, keepHost: false })
  if (found.foreign > 0) imported.skipped.push(`${found.foreign} addresses of other sites`)
  return planArticles(kb, as ?? siteOf(site), imported, today)
}

function hostsOf(address: string): string[] {
  return URL.canParse(address) ? [new URL(address).host] : []
}

/** `www.` makes no other site. */
function siteOf(url: URL): string {
  return url.host.replace(/^www\./, '')
}

/** `--only /pages/,/policies/`: the paths that an address may begin with. */
function isUnder(address: string, only: string | undefined): boolean {
  if (only === undefined || !URL.canParse(address)) return true
  const { pathname } = new URL(address)
  return only.split(',').some((path) => pathname.startsWith(path.trim()))
}

/** One address a line; blank lines and those that begin with `#` are passed over. */
function linesOf(list: string, file: string): WantedPage[] {
  return list.split(/\r?\n/).flatMap((text, index) => {
    const address = text.replace(/^\uFEFF/, '').trim()
    return address === '' || address.startsWith('#') ? [] : [{ address, file, line: index + 1 }]
  })
}
