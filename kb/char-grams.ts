import {
  buildImpactIndex,
  countTerms,
  type ImpactIndex,
  scoreRows,
  type TermWeights,
} from './impact-index.ts'

/**
 * Tf-idf cosine over pieces of words: finds `cancelation` for `cancelled`. Titles and texts are kept apart, so
 * that a text is counted once and not once for each of its titles.
 */
export interface CharGramIndex {
  titles: ImpactIndex
  /** One row a passage; null where texts would cost too much. */
  texts: ImpactIndex | null
  /** The length of a row's vector, title and text together. */
  lengths: Float32Array
  passageOf: readonly number[]
  /** What a piece that nobody has written is worth. */
  unknownGramWeight: number
}

/** What a piece in the text counts beside one in the title. */
const TEXT_WEIGHT = 0.3

/** The 3- to 5-letter pieces of a word, with its ends marked. */
function piecesOf(word: string): string[] {
  const padded = ` ${word} `
  const pieces: string[] = []
  for (let size = 3; size <= 5; size++) {
    for (let at = 0; at + size <= padded.length; at++) pieces.push(padded.slice(at, at + size))
  }
  return pieces
}

type Pieces = (word: string) => readonly string[]

function countPieces(words: readonly string[], pieces: Pieces): TermWeights {
  const grams: TermWeights = new Map()
  for (const [word, count] of countTerms(words)) countTerms(pieces(word), count, grams)
  return grams
}

/** Cuts each word once, however often it stands in the knowledge base. */
function rememberingPieces(): Pieces {
  const known = new Map<string, readonly string[]>()
  return (word) => {
    const found = known.get(word) ?? piecesOf(word)
    known.set(word, found)
    return found
  }
}

/** Builds the index. `passageOf[row]` is the passage of a title; `textWords` null leaves the texts out. */
export function buildCharGramIndex(
  titleWords: readonly (readonly string[])[],
  passageOf: readonly number[],
  textWords: readonly (readonly string[])[] | null,
): CharGramIndex {
  const pieces = rememberingPieces()
  const titleGrams = titleWords.map((words) => countPieces(words, pieces))
  const textGrams = textWords?.map((words) => countPieces(words, pieces)) ?? null
  const passageCount = (passageOf.at(-1) ?? -1) + 1
  const rarity = gramRarity(passageCount, titleGrams, passageOf, textGrams)
  const weigh = (gramWeight: number, amount: number) => gramWeight * amount
  const lengths = Float32Array.from(titleGrams, (grams, row) => {
    const text = textGrams?.[passageOf[row]!]
    let sum = 0
    for (const [gram, amount] of grams) {
      const weight = rarity(gram)
      sum += (weight * amount) ** 2 + 2 * weight ** 2 * amount * TEXT_WEIGHT * (text?.get(gram) ?? 0)
    }
    return sum
  })
  const textLengths = textGrams?.map((grams) => {
    let sum = 0
    for (const [gram, amount] of grams) sum += (rarity(gram) * amount * TEXT_WEIGHT) ** 2
    return sum
  })
  return {
    titles: buildImpactIndex(titleGrams, rarity, weigh),
    texts: textGrams && buildImpactIndex(textGrams, rarity, weigh),
    lengths: lengths.map((sum, row) => Math.sqrt(sum + (textLengths?.[passageOf[row]!] ?? 0)) || 1),
    passageOf,
    unknownGramWeight: 1 + Math.log(1 + passageCount),
  }
}

/** The cosine of the words with each row. */
export function scoreCharGrams(index: CharGramIndex, words: readonly string[]): Float32Array {
  const query = countPieces(words, piecesOf)
  let sum = 0
  for (const [gram, amount] of query) {
    const weight = amount * gramWeight(index, gram)
    query.set(gram, weight)
    sum += weight * weight
  }
  const length = Math.sqrt(sum) || 1
  const scores = scoreRows(index.titles, query)
  const texts = index.texts && scoreRows(index.texts, query)
  return scores.map((score, row) => {
    const text = texts ? TEXT_WEIGHT * texts[index.passageOf[row]!]! : 0
    return (score + text) / (length * index.lengths[row]!)
  })
}

function gramWeight(index: CharGramIndex, gram: string): number {
  for (const part of [index.titles, index.texts]) {
    const number = part?.terms.get(gram)
    if (part && number !== undefined) return part.termWeights[number]!
  }
  return index.unknownGramWeight
}

/** Smoothed idf: in how many passages, title or text, a piece stands. */
function gramRarity(
  passageCount: number,
  titleGrams: readonly TermWeights[],
  passageOf: readonly number[],
  textGrams: readonly TermWeights[] | null,
): (gram: string) => number {
  const lastPassage = new Map<string, number>()
  const passagesWith = new Map<string, number>()
  const count = (gram: string, passage: number) => {
    if (lastPassage.get(gram) === passage) return
    lastPassage.set(gram, passage)
    passagesWith.set(gram, (passagesWith.get(gram) ?? 0) + 1)
  }
  let counted = -1
  titleGrams.forEach((grams, row) => {
    const passage = passageOf[row]!
    if (passage !== counted) for (const gram of textGrams?.[passage]?.keys() ?? []) count(gram, passage)
    counted = passage
    for (const gram of grams.keys()) count(gram, passage)
  })
  const rarities = new Map<string, number>()
  for (const [gram, found] of passagesWith) rarities.set(gram, 1 + Math.log((1 + passageCount) / (1 + found)))
  return (gram) => rarities.get(gram) ?? 0
}
