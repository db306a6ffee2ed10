import { buildImpactIndex, type ImpactIndex, type TermWeights } from './impact-index.ts'

/** Adds the 3- to 5-letter pieces of each word, with the word's ends marked, each worth `amount`. */
export function countCharGrams(
  words: readonly string[],
  amount = 1,
  into: TermWeights = new Map(),
): TermWeights {
  for (const word of words) {
    const padded = ` ${word} `
    for (let size = 3; size <= 5; size++) {
      for (let at = 0; at + size <= padded.length; at++) {
        const gram = padded.slice(at, at + size)
        into.set(gram, (into.get(gram) ?? 0) + amount)
      }
    }
  }
  return into
}

/** A tf-idf index of character pieces whose row scores, for a unit query, are cosines. */
export function buildCharGramIndex(rowsOfGrams: readonly TermWeights[]): ImpactIndex {
  const rowsWith = new Map<string, number>()
  for (const grams of rowsOfGrams) {
    for (const gram of grams.keys()) rowsWith.set(gram, (rowsWith.get(gram) ?? 0) + 1)
  }
  const idf = (gram: string) => 1 + Math.log((1 + rowsOfGrams.length) / (1 + (rowsWith.get(gram) ?? 0)))
  const lengths = rowsOfGrams.map((grams) => {
    let sum = 0
    for (const [gram, amount] of grams) sum += (amount * idf(gram)) ** 2
    return Math.sqrt(sum) || 1
  })
  return buildImpactIndex(rowsOfGrams, (gram, amount, row) => (amount * idf(gram)) / lengths[row]!, idf)
}

/** The query's pieces as a unit vector of tf-idf weights; pieces nobody has written weigh like the rarest. */
export function charGramQuery(index: ImpactIndex, words: readonly string[]): TermWeights {
  const rarest = 1 + Math.log(1 + index.rowCount)
  const query: TermWeights = new Map()
  let sum = 0
  for (const [gram, amount] of countCharGrams(words)) {
    const number = index.terms.get(gram)
    const weight = amount * (number === undefined ? rarest : index.termWeights[number]!)
    query.set(gram, weight)
    sum += weight * weight
  }
  const length = Math.sqrt(sum) || 1
  for (const [gram, weight] of query) query.set(gram, weight / length)
  return query
}
