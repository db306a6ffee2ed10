import { type SafeLink, safeLink } from '../safe-link.ts'
import type { Ui } from '../ui-context.ts'

/**
 * Where a source or a product leads, if it may: one of these hosts, the page's own origin, or a page of the server
 * itself, which is also what a path means.
 */
export function shopLink(
  href: string | undefined,
  { links, server }: Ui,
  hosts: readonly string[] = [],
): SafeLink | undefined {
  if (href === undefined || !URL.canParse(href, server)) return undefined
  const url = new URL(href, server)
  if (url.origin === server && !url.username && !url.password)
    return { href: url.href, external: server !== links.pageOrigin }
  return safeLink(url.href, { ...links, hosts: [...links.hosts, ...hosts] })
}
