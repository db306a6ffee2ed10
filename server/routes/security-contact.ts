import type { ShopProfile } from '../../kb/shop-profile.ts'
import type { Now } from '../ids.ts'
import { ProblemError } from '../problem.ts'
import { createRouter, type Router } from './router.ts'

const PATH = '/.well-known/security.txt'
const DAY_MS = 24 * 60 * 60_000
/** The file should not be good for a year or more (RFC 9116, 2.5.5). */
const GOOD_FOR_DAYS = 364

/** Whom to tell of a weakness: `security.txt` of RFC 9116, with the shop's own contact. */
export function securityContactRoutes({
  shop,
  publicUrl,
  now,
}: {
  shop: { profile: () => ShopProfile }
  publicUrl: string | undefined
  now: Now
}): Router {
  const router = createRouter()
  router.get(PATH, (c) => {
    const contact = contactOf(shop.profile())
    if (contact === undefined) throw new ProblemError('not_found', 'The shop names no contact.')
    const today = Math.floor(now() / DAY_MS) * DAY_MS
    const canonical = publicUrl && secure(new URL(PATH, publicUrl).href)
    const fields = [
      `Contact: ${contact}`,
      `Expires: ${new Date(today + GOOD_FOR_DAYS * DAY_MS).toISOString()}`,
      'Preferred-Languages: en',
      ...(canonical ? [`Canonical: ${canonical}`] : []),
    ]
    return c.text(`${fields.join('\n')}\n`, 200, { 'cache-control': 'public, max-age=3600' })
  })
  return router
}

function contactOf({ contact, url }: ShopProfile): string | undefined {
  if (contact.email !== undefined) return `mailto:${contact.email}`
  return url === undefined ? undefined : secure(new URL(url).href)
}

/** The address if it is one that the file may name: of the web's, those with https only (RFC 9116, 2.5.2 and 2.5.3). */
const secure = (address: string) => (address.startsWith('https:') ? address : undefined)
