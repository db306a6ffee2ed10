import type { SearchTerm } from '../store/message-search.ts'

const BEFORE = 40
const LENGTH = 160

/** The piece of a text around the first of the terms in it, on one line. */
export function excerptAround(text: string, terms: readonly SearchTerm[]): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  const places = terms.map((term) => folded(flat).indexOf(folded(term.text))).filter((at) => at >= 0)
  const first = Math.min(...places, flat.length)
  const start = first === flat.length || first <= BEFORE ? 0 : flat.indexOf(' ', first - BEFORE) + 1
  const piece = flat.slice(start, start + LENGTH).replace(/[\ud800-\udbff]$/, '')
  return `${start > 0 ? '…' : ''}${piece}${start + LENGTH < flat.length ? '…' : ''}`
}

/** Lower case without accents, character by character, so that places stay. */
function folded(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, (c) => c.normalize('NFD')[0] ?? c).toLowerCase()
}
