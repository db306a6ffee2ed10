import { buildImpactIndex, type ImpactIndex, type TermWeights } from './impact-index.ts'

const K1 = 1.2
const B = 0.3

/** A BM25 index and what it needs to say how good a match could have been. */
export interface Bm25Index extends ImpactIndex {
  /** The most that a term nobody has written can be worth. */
  unknownTermWeight: number
}

/**
 * BM25 (Robertson and Zaragoza 2009, k1 1.2, b 0.3) over rows. `groupOf[row]` is the passage of a row:
 * several rows of one passage (its title, its alts) count once where a term's rarity is measured.
 */
export function buildBm25(rowsOfTerms: readonly TermWeights[], groupOf: ArrayLike<number>): Bm25Index {
  const groupsWith = new Map<string, number>()
  const lastGroup = new Map<string, number>()
  let groups = 0
  let previous = -1
  const lengths = rowsOfTerms.map((terms, row) => {
    const group = groupOf[row]!
    if (group !== previous) groups++
    previous = group
    let length = 0
    for (const [term, amount] of terms) {
      length += amount
      if (lastGroup.get(term) === group) continue
      lastGroup.set(term, group)
      groupsWith.set(term, (groupsWith.get(term) ?? 0) + 1)
    }
    return length
  })
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || 1
  const rarity = (count: number) => Math.log(1 + (groups - count + 0.5) / (count + 0.5))
  const index = buildImpactIndex(
    rowsOfTerms,
    (term, amount, row) => {
      const norm = K1 * (1 - B + (B * lengths[row]!) / mean)
      return (rarity(groupsWith.get(term) ?? 0) * amount * (K1 + 1)) / (amount + norm)
    },
    (term) => rarity(groupsWith.get(term) ?? 0) * (K1 + 1),
  )
  return { ...index, unknownTermWeight: rarity(0) * (K1 + 1) }
}

/** The score of a perfect match: every term of the query, without end, in one row. */
export function bm25Maximum(index: Bm25Index, query: TermWeights): number {
  let sum = 0
  for (const [term, amount] of query) {
    const number = index.terms.get(term)
    sum += amount * (number === undefined ? index.unknownTermWeight : index.termWeights[number]!)
  }
  return sum
}
