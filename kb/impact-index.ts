/** How often (or how much) each term stands in one row. */
export type TermWeights = Map<string, number>

/**
 * An inverted index with finished weights: a row's score is a sum over the query's terms. BM25 and tf-idf
 * cosine differ only in the weights that were put in. All arrays are plain, so that it is saved as it is.
 */
export interface ImpactIndex {
  rowCount: number
  /** Term → its number; postings of term t stand at starts[t] … starts[t + 1]. */
  terms: Map<string, number>
  starts: Uint32Array
  rows: Uint32Array
  weights: Float32Array
  /** What one unit of the query's term is worth: 1 for BM25, the idf for tf-idf. */
  termWeights: Float32Array
}

/** Builds the index; `weigh` gives the final weight of a term in a row, `termWeight` that of the term itself. */
export function buildImpactIndex(
  rowsOfTerms: readonly TermWeights[],
  weigh: (term: string, amount: number, row: number) => number,
  termWeight: (term: string) => number,
): ImpactIndex {
  const postings = new Map<string, { rows: number[]; weights: number[] }>()
  rowsOfTerms.forEach((terms, row) => {
    for (const [term, amount] of terms) {
      let list = postings.get(term)
      if (!list) {
        list = { rows: [], weights: [] }
        postings.set(term, list)
      }
      list.rows.push(row)
      list.weights.push(weigh(term, amount, row))
    }
  })
  const total = [...postings.values()].reduce((sum, list) => sum + list.rows.length, 0)
  const index: ImpactIndex = {
    rowCount: rowsOfTerms.length,
    terms: new Map(),
    starts: new Uint32Array(postings.size + 1),
    rows: new Uint32Array(total),
    weights: new Float32Array(total),
    termWeights: new Float32Array(postings.size),
  }
  let at = 0
  for (const [term, list] of postings) {
    const number = index.terms.size
    index.terms.set(term, number)
    index.starts[number] = at
    index.termWeights[number] = termWeight(term)
    index.rows.set(list.rows, at)
    index.weights.set(list.weights, at)
    at += list.rows.length
  }
  index.starts[index.terms.size] = at
  return index
}

/** Adds up the query's terms over all rows; returns one score a row. */
export function scoreRows(index: ImpactIndex, query: TermWeights): Float32Array {
  const scores = new Float32Array(index.rowCount)
  for (const [term, amount] of query) {
    const number = index.terms.get(term)
    if (number === undefined) continue
    const end = index.starts[number + 1]!
    for (let at = index.starts[number]!; at < end; at++) {
      scores[index.rows[at]!]! += amount * index.weights[at]!
    }
  }
  return scores
}

/** Counts terms, each worth `amount`, into `into` (a new map when absent). */
export function countTerms(terms: Iterable<string>, amount = 1, into: TermWeights = new Map()): TermWeights {
  for (const term of terms) into.set(term, (into.get(term) ?? 0) + amount)
  return into
}
