import { RefusedAddress } from './web-address.ts'

/**
 * What makes a page the same page: its path, without what servers add to it; with `keepHost` its host before
 * it. `https://shop.example/help/returns/` → `help/returns`.
 */
export function pageKey(address: string, keepHost: boolean): string {
  if (!URL.canParse(address)) throw new RefusedAddress('not a web address')
  const url = new URL(address)
  const path = decoded(url.pathname)
    .replace(/\/(?:index|default)\.\w+$/i, '/')
    .replace(/^\/+|\/+$/g, '')
  const query = url.search ? ` ${decoded(url.search.slice(1))}` : ''
  const name = `${path || 'front page'}${query}`
  return keepHost ? `${url.host.replace(/^www\./, '')} ${name}` : name
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
