import type { ShopProfile } from '../../kb/shop-profile.ts'
import type { Dpop } from '../auth/tokens/dpop.ts'
import type { WidgetSettings } from '../wire.ts'
import { ProblemError, problemResponse } from '../problem.ts'
import { createRouter, type Router } from './router.ts'
import type { StaticAssets } from './static-assets.ts'

const anyPage = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
}

/** The script tag's files, for pages of any origin: the loader with the shop's settings in it, and its chunks. */
export function widgetRoutes({
  assets,
  profile,
  demo,
  isAllowedOrigin,
  dpop,
}: {
  assets: StaticAssets
  isAllowedOrigin: (origin: string) => boolean
  profile: () => ShopProfile
  demo: boolean
  dpop: Pick<Dpop, 'nonce'>
}): Router {
  const router = createRouter()
  let made: { from: ShopProfile; source: string; etag: string } | undefined

  const loader = async () => {
    const from = profile()
    if (made?.from !== from) {
      // JSON may hold `</script` or a line separator; as a script's text on its own both are harmless.
      const source = assets.widget.loader.replace('"__VERDEMUSE_SETTINGS__"', () =>
        JSON.stringify(settingsOf(from, demo)),
      )
      made = { from, source, etag: `"${await digest(source)}"` }
    }
    return made
  }

  router.get('/widget.js', async (c) => {
    const { source, etag } = await loader()
    const headers = { ...anyPage, etag, 'cache-control': 'public, max-age=300' }
    if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, headers)
    return c.body(source, 200, { ...headers, 'content-type': 'text/javascript; charset=utf-8' })
  })

  // A page that is refused cannot read why, and takes it for a lost line; this it can read.
  // And a nonce for the proof of its first token request stands beside it.
  router.get('/widget-origin', async (c) => {
    const origin = c.req.header('origin')
    const isAllowed = origin === undefined || isAllowedOrigin(origin)
    const response = isAllowed
      ? c.body(null, 204)
      : problemResponse(c, new ProblemError('origin_not_allowed'))
    const headers = {
      ...anyPage,
      'cache-control': 'no-store',
      vary: 'Origin',
      'dpop-nonce': await dpop.nonce(),
      'access-control-expose-headers': 'dpop-nonce',
    }
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
    return response
  })

  for (const [name, file] of assets.widget.files) {
    router.get(`/${name}`, (c) =>
      c.body(file.body, 200, {
        ...anyPage,
        'content-type': file.type,
        'cache-control': 'public, max-age=31536000, immutable',
      }),
    )
  }
  return router
}

/** What a page is told of the shop; a path is one of this server. */
function settingsOf(profile: ShopProfile, demo: boolean): WidgetSettings {
  const { privacy_url } = profile
  return {
    shop_name: profile.name,
    greeting: profile.voice.greeting,
    first_questions: profile.first_questions,
    locale: profile.locale,
    hosts: profile.hosts,
    // The demo shop's pages are this server's own.
    ...(privacy_url ? { privacy_url: demo ? new URL(privacy_url).pathname : privacy_url } : {}),
  }
}

async function digest(text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...hash.slice(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
