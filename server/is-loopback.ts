/**
 * Whether a host name, as a URL has it or as an address, is this machine's own: `localhost` and every name under it
 * (RFC 6761 section 6.3), `127.0.0.0/8`, `::1`.
 */
export function isLoopback(hostname: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|::1|\[::1\])$/.test(hostname)
}
