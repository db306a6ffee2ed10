/** Where a link in the panel may lead. */
export interface LinkPolicy {
  /** Hosts that are reached by https, such as `shop.example` or `shop.example:8443`. */
  hosts: readonly string[]
  /** The page's own origin: the shop itself, also on plain http while it is tried out. */
  pageOrigin: string
}

/** A link that may be drawn; `external` ones open beside the shop. */
export interface SafeLink {
  href: string
  external: boolean
}

/**
 * The link, if it may be drawn: `mailto:`, `tel:`, https to one of the hosts, or the page's own origin.
 * What is judged is what the browser would open, after parsing, and that is also what is given back.
 */
export function safeLink(
  href: string,
  { hosts, pageOrigin }: LinkPolicy,
  base?: string,
): SafeLink | undefined {
  if (!URL.canParse(href, base)) return undefined
  const url = new URL(href, base)
  if (url.protocol === 'mailto:' || url.protocol === 'tel:') return { href: url.href, external: false }
  if (url.username || url.password) return undefined
  if (url.origin === pageOrigin) return { href: url.href, external: false }
  if (url.protocol === 'https:' && hosts.includes(url.host)) return { href: url.href, external: true }
  return undefined
}

/** Hosts of those addresses that are https. */
export function httpsHosts(addresses: readonly (string | undefined)[]): string[] {
  return addresses.flatMap((address) => {
    if (address === undefined || !URL.canParse(address)) return []
    const url = new URL(address)
    return url.protocol === 'https:' ? [url.host] : []
  })
}
