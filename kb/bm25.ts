import { buildImpactIndex, type ImpactIndex, type TermWeights } from './impact-index.ts'
import { type PackedTerms, passagesWithTerms } from './packed-terms.ts'

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
export function buildBm25(rows: PackedTerms, passageOf: readonly number[]): Bm25Index {
  const lengths = new Float32Array(rows.rowCount)
  for (let row = 0; row < rows.rowCount; row++) {
    for (let at = rows.starts[row]!; at < rows.starts[row + 1]!; at++) lengths[row]! += rows.amounts[at]!
  }
  const passageCount = (passageOf.at(-1) ?? -1) + 1
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || 1
  const rarity = (found: number) => Math.log(1 + (passageCount - found + 0.5) / (found + 0.5))
  const passagesWith = passagesWithTerms(rows.terms.size, [{ rows, passageOf: (row) => passageOf[row]! }])
  const index = buildImpactIndex(rows, Float32Array.from(passagesWith, rarity), (termWeight, amount, row) => {
    const norm = K1 * (1 - B + (B * lengths[row]!) / meanLength)
    return (termWeight * amount * (K1 + 1)) / (amount + norm)
  })
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
