import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node

/**
 * What a browser would make of a page that it must not: scripts and styles in the page itself, event handlers,
 * addresses that run something or lead to another host by no word of ours.
 */
export function pageDangers(html: string): string[] {
  const found: string[] = []
  const pending: Node[] = [parse(html)]
  for (let node = pending.pop(); node; node = pending.pop()) {
    if ('childNodes' in node) pending.push(...node.childNodes)
    if (!defaultTreeAdapter.isElementNode(node)) continue
    const { tagName } = node
    const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]))
    const tell = (what: string) => found.push(`<${tagName}> ${what}`)
    const isData = attributes.get('type') === 'application/ld+json'
    if (tagName === 'script' && !isData && !isOwnPath(attributes.get('src'))) tell('runs a script')
    if (['style', 'iframe', 'object', 'embed', 'base'].includes(tagName)) tell('has no place here')
    if (tagName === 'img' && !isOwnPath(attributes.get('src'))) tell(`shows ${attributes.get('src')}`)
    if (tagName === 'form' && !isOwnPath(attributes.get('action'))) tell('is sent elsewhere')
    for (const [name, value] of attributes) {
      if (/^on/.test(name) || name === 'style') tell(`has ${name}`)
      if (name === 'href' && !isOwnPath(value) && !/^(?:#|https:\/\/|mailto:|tel:)/.test(value)) tell(value)
    }
  }
  return found
}

function isOwnPath(address: string | undefined): boolean {
  return address !== undefined && /^\/(?![/\\])/.test(address)
}
