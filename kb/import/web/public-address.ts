import ipaddr from 'ipaddr.js'

/** Public by their number, yet answered by the machine's own cloud host. */
const CLOUD_SERVICES = new Set(['168.63.129.16'])
const GLOBAL_UNICAST: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3]

/**
 * Whether an IP address belongs to the public internet. Everything else is refused: loopback, private,
 * link-local, shared (CGNAT), multicast, reserved, unique local, and IPv6 that only wraps an IPv4 address.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed instanceof ipaddr.IPv6) {
    if (parsed.isIPv4MappedAddress()) return isPublicAddress(parsed.toIPv4Address().toString())
    return parsed.match(GLOBAL_UNICAST) && parsed.range() === 'unicast'
  }
  return parsed.range() === 'unicast' && !CLOUD_SERVICES.has(parsed.toString())
}
