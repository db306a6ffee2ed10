import type { Embedder } from './embedder.ts'
import { solvePositiveDefinite } from './solve-positive-definite.ts'
import { tokenize } from './tokenize.ts'

/** A text and the name of its kind. */
export interface Example {
  text: string
  label: string
}

/** The kind that a text is most like. */
export interface Classification {
  label: string
  /** About 1 for a text like the examples, about 0 for one that is like none. */
  score: number
  /** How far the next kind is behind. */
  margin: number
}

export interface TextClassifier {
  classify(text: string): Promise<Classification>
}

/** What likeness in meaning, spelling and words count, how fast the first falls off, and the ridge. Measured; flat. */
const MIX = { meaning: 1, spelling: 0.5, words: 0.25 }
const FALL_OFF = 3
const RIDGE = 0.5
/** Training takes the cube of it. */
const EXAMPLES_AT_MOST = 2_000

/**
 * Learns kinds of texts from about a dozen examples each: one-against-all ridge regression with a kernel that adds
 * likeness in meaning, exp(3(cos − 1)) over the embedder's vectors, in spelling, the cosine of tf-idf over pieces of
 * words, and in the words themselves, the small ones too ("how are you" is a greeting by nothing else). Of kinds with
 * more examples than there is room for, the first are taken.
 * @throws Error where there are no examples
 */
export async function trainTextClassifier(
  given: readonly Example[],
  embedder: Embedder,
): Promise<TextClassifier> {
  if (given.length === 0) throw new Error('There are no examples to learn from.')
  const examples = atMost(given)
  const labels = [...new Set(examples.map(({ label }) => label))]
  const vectors = await embedder.embed(examples.map(({ text }) => text))
  const texts = examples.map(({ text }) => text)
  const spelling = cosinesOf(texts, pieceCounts)
  const words = cosinesOf(texts, wordCounts)
  const likeness = (text: string, vector: Float32Array): Float64Array => {
    const inSpelling = spelling(text)
    const inWords = words(text)
    return Float64Array.from(
      vectors,
      (other, at) =>
        MIX.spelling * inSpelling[at]! +
        MIX.words * inWords[at]! +
        MIX.meaning * Math.exp(FALL_OFF * (dot(vector, other) - 1)),
    )
  }

  const size = examples.length
  const matrix = new Float64Array(size * size)
  examples.forEach(({ text }, at) => {
    matrix.set(likeness(text, vectors[at]!), at * size)
    matrix[at * size + at]! += RIDGE
  })
  const weights = solvePositiveDefinite(
    matrix,
    labels.map((label) => Float64Array.from(examples, (example) => (example.label === label ? 1 : 0))),
  )
  return {
    async classify(text) {
      const [vector] = await embedder.embed([text])
      const row = likeness(text, vector!)
      const scored = labels
        .map((label, at) => ({ label, score: dot(weights[at]!, row) }))
        .sort((a, b) => b.score - a.score)
      const [best, next] = scored
      return { ...best!, margin: best!.score - (next?.score ?? 0) }
    },
  }
}

function atMost(examples: readonly Example[]): Example[] {
  const each = Math.floor(EXAMPLES_AT_MOST / new Set(examples.map(({ label }) => label)).size)
  const seen = new Map<string, number>()
  return examples.filter(({ label }) => {
    const count = (seen.get(label) ?? 0) + 1
    seen.set(label, count)
    return count <= Math.max(1, each)
  })
}

type Counts = Map<string, number>

/** Tells a text's cosine of tf-idf to each of these, over what is counted in them. */
function cosinesOf(
  texts: readonly string[],
  count: (text: string) => Counts,
): (text: string) => Float64Array {
  const counts = texts.map(count)
  const spread = new Map<string, number>()
  for (const pieces of counts)
    for (const piece of pieces.keys()) spread.set(piece, (spread.get(piece) ?? 0) + 1)
  const weigh = (pieces: Counts): Counts => {
    let squares = 0
    const weighed = new Map<string, number>()
    for (const [piece, times] of pieces) {
      const weight = (1 + Math.log(times)) * Math.log((texts.length + 1) / ((spread.get(piece) ?? 0) + 0.5))
      weighed.set(piece, weight)
      squares += weight * weight
    }
    const length = Math.sqrt(squares)
    if (length > 0) for (const [piece, weight] of weighed) weighed.set(piece, weight / length)
    return weighed
  }
  const rowsWith = new Map<string, { row: number; weight: number }[]>()
  counts.forEach((pieces, row) => {
    for (const [piece, weight] of weigh(pieces)) {
      const rows = rowsWith.get(piece)
      if (rows) rows.push({ row, weight })
      else rowsWith.set(piece, [{ row, weight }])
    }
  })
  return (text) => {
    const cosines = new Float64Array(texts.length)
    for (const [piece, weight] of weigh(count(text)))
      for (const other of rowsWith.get(piece) ?? []) cosines[other.row]! += weight * other.weight
    return cosines
  }
}

function wordCounts(text: string): Counts {
  const counts: Counts = new Map()
  for (const word of tokenize(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** The 3- to 5-letter pieces of words. */
function pieceCounts(text: string): Counts {
  const counts: Counts = new Map()
  for (const word of tokenize(text)) {
    const padded = ` ${word} `
    for (let size = 3; size <= 5; size++) {
      for (let at = 0; at + size <= padded.length; at++) {
        const piece = padded.slice(at, at + size)
        counts.set(piece, (counts.get(piece) ?? 0) + 1)
      }
    }
  }
  return counts
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
