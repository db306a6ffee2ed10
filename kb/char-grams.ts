import {
  buildImpactIndex,
  countTerms,
  type ImpactIndex,
  scoreRows,
  type TermWeights,
} from './impact-index.ts'
import { type PackedTerms, passagesWithTerms, termPacker } from './packed-terms.ts'

/**
 * Tf-idf cosine over pieces of words: finds `cancelation` for `cancelled`. Titles and texts are kept apart, so
 * that a text is counted once and not once for each of its titles.
 */
export interface CharGramIndex {
  /** Numbers its terms as `texts` does. */
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
  titleWords: Iterable<readonly string[]>,
  passageOf: readonly number[],
  textWords: Iterable<readonly string[]> | null,
): CharGramIndex {
  const pieces = rememberingPieces()
  const terms = new Map<string, number>()
  const pack = (texts: Iterable<readonly string[]>) => {
    const packer = termPacker(terms)
    for (const words of texts) packer.add(countPieces(words, pieces))
    return packer.packed()
  }
  const titles = pack(titleWords)
  const texts = textWords && pack(textWords)
  const passageCount = (passageOf.at(-1) ?? -1) + 1
  const rarities = gramRarities(passageCount, titles, passageOf, texts)
  const weigh = (gramWeight: number, amount: number) => gramWeight * amount
  const termWeights = Float32Array.from(rarities)
  return {
    titles: buildImpactIndex(titles, termWeights, weigh),
    texts: texts && buildImpactIndex(texts, termWeights, weigh),
    lengths: vectorLengths(rarities, titles, passageOf, texts),
    passageOf,
    unknownGramWeight: 1 + Math.log(1 + passageCount),
  }
}

/** The length of each title's vector and its passage's text together. */
function vectorLengths(
  rarities: Float64Array,
  titles: PackedTerms,
  passageOf: readonly number[],
  texts: PackedTerms | null,
): Float32Array {
  const lengths = new Float32Array(titles.rowCount)
  const inText = new Float64Array(rarities.length)
  const each = (rows: PackedTerms, row: number, visit: (gram: number, amount: number) => void) => {
    for (let at = rows.starts[row]!; at < rows.starts[row + 1]!; at++)
      visit(rows.numbers[at]!, rows.amounts[at]!)
  }
  let passage = -1
  let textSum = 0
  for (let row = 0; row < titles.rowCount; row++) {
    if (texts && passageOf[row] !== passage) {
      if (passage >= 0)
        each(texts, passage, (gram) => {
          inText[gram] = 0
        })
      passage = passageOf[row]!
      textSum = 0
      each(texts, passage, (gram, amount) => {
        inText[gram] = amount
        textSum += (rarities[gram]! * amount * TEXT_WEIGHT) ** 2
      })
    }
    let sum = textSum
    each(titles, row, (gram, amount) => {
      const weight = rarities[gram]!
      sum += (weight * amount) ** 2 + 2 * weight ** 2 * amount * TEXT_WEIGHT * inText[gram]!
    })
    lengths[row] = Math.sqrt(sum) || 1
  }
  return lengths
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
  const { lengths, passageOf } = index
  for (let row = 0; row < scores.length; row++) {
    const text = texts ? TEXT_WEIGHT * texts[passageOf[row]!]! : 0
    scores[row] = (scores[row]! + text) / (length * lengths[row]!)
  }
  return scores
}

function gramWeight(index: CharGramIndex, gram: string): number {
  const number = index.titles.terms.get(gram)
  return number === undefined ? index.unknownGramWeight : index.titles.termWeights[number]!
}

/** Smoothed idf: in how many passages, title or text, a piece stands. */
function gramRarities(
  passageCount: number,
  titles: PackedTerms,
  passageOf: readonly number[],
  texts: PackedTerms | null,
): Float64Array {
  const parts = [{ rows: titles, passageOf: (row: number) => passageOf[row]! }]
  if (texts) parts.push({ rows: texts, passageOf: (row) => row })
  return Float64Array.from(
    passagesWithTerms(titles.terms.size, parts),
    (found) => 1 + Math.log((1 + passageCount) / (1 + found)),
  )
}
