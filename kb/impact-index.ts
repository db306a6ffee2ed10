import type { PackedTerms } from './packed-terms.ts'

/** How often (or how much) each term stands in one row. */
export type TermWeights = Map<string, number>

/**
 * An inverted index with finished weights: a row's score is a sum over the query's terms. BM25 and tf-idf
 * differ only in the weights that were put in. All arrays are plain, so that it can be saved as it is.
 */
export interface ImpactIndex {
  rowCount: number
  /** Term → its number; postings of term t stand at starts[t] … starts[t + 1]. */
  terms: Map<string, number>
  starts: Uint32Array
  rows: Uint32Array
  weights: Float32Array
  /** What the term itself is worth: its rarity. */
  termWeights: Float32Array
}

/** Builds the index; `weigh` gives a term's weight in a row, from the term's own weight. */
export function buildImpactIndex(
  packed: PackedTerms,
  termWeights: Float32Array,
  weigh: (termWeight: number, amount: number, row: number) => number,
): ImpactIndex {
  const { rowCount, terms, numbers, amounts } = packed
  const starts = new Uint32Array(terms.size + 1)
  for (let at = 0; at < numbers.length; at++) starts[numbers[at]! + 1]!++
  for (let term = 0; term < terms.size; term++) starts[term + 1]! += starts[term]!
  const rows = new Uint32Array(numbers.length)
  const weights = new Float32Array(numbers.length)
  const next = starts.slice()
  for (let row = 0; row < rowCount; row++) {
    for (let from = packed.starts[row]!; from < packed.starts[row + 1]!; from++) {
      const term = numbers[from]!
      const at = next[term]!++
      rows[at] = row
      weights[at] = weigh(termWeights[term]!, amounts[from]!, row)
    }
  }
  return { rowCount, terms, starts, termWeights, rows, weights }
}

/** Adds up the query's terms over all rows; returns one score a row, in `scores` where that is given. */
export function scoreRows(
  index: ImpactIndex,
  query: TermWeights,
  scores = new Float32Array(index.rowCount),
): Float32Array {
  const { rows, weights, starts, terms } = index
  scores.fill(0)
  for (const [term, amount] of query) {
    const number = terms.get(term)
    if (number !== undefined) addTerm(scores, rows, weights, starts[number]!, starts[number + 1]!, amount)
  }
  return scores
}

/** A function of its own, so that it is compiled for itself: nearly all the time of a large base goes here. */
function addTerm(
  scores: Float32Array,
  rows: Uint32Array,
  weights: Float32Array,
  start: number,
  end: number,
  amount: number,
): void {
  for (let at = start; at < end; at++) {
    const row = rows[at]!
    scores[row] = scores[row]! + amount * weights[at]!
  }
}

/** Counts terms, each worth `amount`, into `into` (a new map when absent). */
export function countTerms(terms: Iterable<string>, amount = 1, into: TermWeights = new Map()): TermWeights {
  for (const term of terms) into.set(term, (into.get(term) ?? 0) + amount)
  return into
}
