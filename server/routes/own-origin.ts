import type { Context } from 'hono'

/**
 * The origin under which this request reached us, as the browser sees it. Behind a proxy that ends TLS the
 * request itself says `http:`, so `PUBLIC_URL` decides wherever the request came to its host.
 */
export function ownOrigin(c: Context, publicUrl: string | undefined): URL {
  const requested = new URL(c.req.url)
  if (publicUrl === undefined) return requested
  const published = new URL(publicUrl)
  // A proxy may not pass the host on; the Origin header comes from the browser itself.
  const meant = requested.host === published.host || c.req.header('origin') === published.origin
  return meant ? published : requested
}
