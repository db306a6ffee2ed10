import type { ShopProfile } from '../../kb/shop-profile.ts'
import type { NumberedPassage } from '../answer/answerer.ts'
import { type Evidence, evidenceFrom, hasLink } from '../answer/claims/facts.ts'
import { leadsTo } from '../answer/link-filter.ts'

/** Which links may stand in the answer of one turn. */
export interface TurnLinks {
  /**
   * Those that lead to the shop's hosts or to the pages of its sources. Where claims are checked, also one that was made
   * up: its whole sentence is taken out there. One that a source or the shopper has would pass there, and must not here.
   */
  mayStand(address: string, sources: readonly NumberedPassage[], claimsAreChecked: boolean): boolean
}

const WEB = /^(?:https?:\/\/|www\.)/i

/** @param said what the shopper said, and the page */
export function createTurnLinks(shop: ShopProfile, said: readonly string[]): TurnLinks {
  const { name, url = '', tagline = '', description = '', contact } = shop
  const known = [
    name,
    url,
    tagline,
    description,
    ...Object.values(contact).flatMap((way) => way ?? []),
    ...said,
  ]
  let read: { count: number; evidence: Evidence } | undefined
  const evidenceOf = (sources: readonly NumberedPassage[]) => {
    if (read?.count !== sources.length) {
      const texts = sources.flatMap(({ passage: { title, alts, text, markdown = '' } }) => [
        title,
        ...alts,
        text,
        markdown,
      ])
      read = { count: sources.length, evidence: evidenceFrom([...known, ...texts]) }
    }
    return read.evidence
  }
  return {
    mayStand(address, sources, claimsAreChecked) {
      const pages = [url, ...sources.map(({ passage }) => passage.url)].flatMap((page) => hostOf(page) ?? [])
      if (leadsTo(new Set([...shop.hosts, ...pages]))(address)) return true
      return claimsAreChecked && WEB.test(address) && !hasLink(address, evidenceOf(sources))
    },
  }
}

function hostOf(address: string | undefined): string | undefined {
  return address !== undefined && URL.canParse(address) ? new URL(address).host : undefined
}
