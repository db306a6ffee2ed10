import { buildImpactIndex, type ImpactIndex, type TermWeights } from './impact-index.ts'

const K1 = 1.2
const B = 0.3

/** A BM25 index and what it needs to say how good a match could have been. */
export interface Bm25Index extends ImpactIndex {
  /** The rarity of a term that nobody has written. */
  unknownTermWeight: number
}

/**
 * BM25 (Robertson and Zaragoza 2009, k1 1.2, b 0.3) over rows. `passageOf[row]` is the passage of a row: the
 * rows of one passage (its title, its alts) count once where a term's rarity is measured.
 */
export function buildBm25(rowsOfTerms: readonly TermWeights[], passageOf: readonly number[]): Bm25Index {
  const passagesWith = new Map<string, number>()
  const lastPassage = new Map<string, number>()
  const lengths = rowsOfTerms.map((terms, row) => {
    const passage = passageOf[row]!
    let length = 0
    for (const [term, amount] of terms) {
      length += amount
      if (lastPassage.get(term) === passage) continue
      lastPassage.set(term, passage)
      passagesWith.set(term, (passagesWith.get(term) ?? 0) + 1)
    }
    return length
  })
  const passageCount = new Set(passageOf).size
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || 1
  const rarity = (found: number) => Math.log(1 + (passageCount - found + 0.5) / (found + 0.5))
  const index = buildImpactIndex(
    rowsOfTerms,
    (term) => rarity(passagesWith.get(term) ?? 0),
    (termWeight, amount, row) => {
      const norm = K1 * (1 - B + (B * lengths[row]!) / meanLength)
      return (termWeight * amount * (K1 + 1)) / (amount + norm)
    },
  )
  return { ...index, unknownTermWeight: rarity(0) }
}

/** The score of a perfect match: every term of the query, without end, in one row. */
export function bm25Maximum(index: Bm25Index, query: TermWeights): number {
  let sum = 0
  for (const [term, amount] of query) {
    const number = index.terms.get(term)
    sum += amount * (K1 + 1) * (number === undefined ? index.unknownTermWeight : index.termWeights[number]!)
  }
  return sum
}
