import { isIP } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** An address that is not fetched; the message says why. */
export class RefusedAddress extends Error {}

/** Whether an address may lead into a private network. */
export type IsTrusted = (url: URL) => boolean

export const trustNone: IsTrusted = () => false

/** Names that never lead outside (RFC 6761, 6762, 8375 and what cloud hosts use). */
const INTERNAL_NAMES =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home|corp|home\.arpa|test|invalid|onion)$/

/**
 * The address as a URL that may be fetched, before its name is looked up: http or https, ports 80 and 443,
 * no credentials, no name or number of an internal machine. The parser has by then turned decimal, octal and
 * hexadecimal numbers into the four that they mean.
 *
 * @param isTrusted hosts that may be internal and on any port, because the owner named them
 * @throws RefusedAddress
 */
export function webAddress(text: string, base?: string | URL, isTrusted: IsTrusted = trustNone): URL {
  const url = parse(text, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new RefusedAddress(`${url.protocol}// is not fetched, only http:// and https://`)
  if (url.username !== '' || url.password !== '')
    throw new RefusedAddress('an address with credentials in it')
  url.hash = ''
  if (isTrusted(url)) return url
  if (!['', '80', '443'].includes(url.port))
    throw new RefusedAddress(`port ${url.port} is not fetched, only 80 and 443`)
  const host = hostOf(url)
  if (isIP(host) ? !isPublicAddress(host) : !isPublicName(host))
    throw new RefusedAddress(`${host} is not on the public internet`)
  return url
}

/** The host without the brackets of IPv6 and without the root's point. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
}

function parse(text: string, base?: string | URL): URL {
  try {
    return new URL(text.trim(), base)
  } catch {
    throw new RefusedAddress('not a web address')
  }
}

/** A name of letters, digits and hyphens with a point in it: one without is a machine in this network. */
function isPublicName(host: string): boolean {
  return /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/.test(host) && !INTERNAL_NAMES.test(host)
}
