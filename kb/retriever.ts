import { bm25Maximum } from './bm25.ts'
import { charGramQuery } from './char-grams.ts'
import type { Embedder } from './embedder.ts'
import { dot } from './exact-vector-index.ts'
import { countTerms, scoreRows } from './impact-index.ts'
import { buildLexicalIndex, contentStems, rowsOf } from './lexical-index.ts'
import type { Passage } from './passage.ts'
import { buildSpeller } from './spelling.ts'
import { stem } from './stem.ts'
import { tokenize } from './tokenize.ts'
import type { BuildVectorIndex } from './vector-index.ts'

/** A search before its evidence is turned into a probability. */
export interface Retrieval {
  /** Passages with their fused score, best first. */
  ranked: { passage: number; score: number }[]
  /** How much speaks for an answer being there; comparable within one knowledge base only. */
  evidence: number
  /** The words searched for, where some were repaired. */
  corrected?: string
}

/** Searches one immutable set of passages. */
export interface Retriever {
  retrieve(query: string, k: number): Promise<Retrieval>
}

/** What each signal counts, after scaling to 0…1 within a query. Measured; the optimum is flat. */
const MIX = { words: 1, titles: 0.5, charGrams: 0.5, vectors: 1.8 }
/** What a passage's text counts beside its title in the vector signal. */
const TEXT_IN_VECTOR = 0.15
/** What each sign counts in the evidence: see `evidenceOf`. */
const EVIDENCE = { coverage: 1, title: 1.2, background: -0.8, charGrams: 0.5 }
const BACKGROUND_NEIGHBOURS = 5
/** How many rows each signal nominates; more changes nothing but the time. */
const CANDIDATES = 200
const QUERY_CHARACTERS = 2_000
/** A chat log gives way to an authoritative passage that answers as well. */
const CONVERSATION_FACTOR = 0.8

/** The vector of a row: its title's vector beside its text's, so that one inner product mixes both. */
export function rowVectors(titles: readonly Float32Array[], texts: readonly Float32Array[]): Float32Array {
  const dimension = titles[0]?.length ?? 0
  const vectors = new Float32Array(titles.length * dimension * 2)
  titles.forEach((title, row) => {
    vectors.set(title, row * 2 * dimension)
    vectors.set(
      texts[row]!.map((value) => value * TEXT_IN_VECTOR),
      (row * 2 + 1) * dimension,
    )
  })
  return vectors
}

/**
 * Builds the retriever. `vectors` are `rowVectors` of the rows that `rowsOf(passages)` gives; `commonWords`
 * are words that spelling leaves alone.
 */
export function buildRetriever(
  passages: readonly Passage[],
  vectors: Float32Array,
  embedder: Embedder,
  buildVectorIndex: BuildVectorIndex,
  commonWords: ReadonlySet<string>,
): Retriever {
  const rows = rowsOf(passages)
  const lexical = buildLexicalIndex(passages, rows)
  const speller = buildSpeller(lexical.vocabulary, commonWords)
  const { dimension } = embedder
  const vectorIndex = buildVectorIndex(vectors, 2 * dimension)
  const factorOf = (passage: number) => (passages[passage]!.kind === 'conversation' ? CONVERSATION_FACTOR : 1)

  return {
    async retrieve(text, k) {
      const typed = tokenize(text.slice(0, QUERY_CHARACTERS))
      if (typed.length === 0 || rows.length === 0) return { ranked: [], evidence: Number.NEGATIVE_INFINITY }
      const words = speller.repair(typed)
      const corrected = words === typed ? undefined : words.join(' ')

      const wordQuery = countTerms(contentStems(words))
      const wordScores = scoreRows(lexical.words, wordQuery)
      const titleScores = scoreRows(lexical.titles, countTerms(words.map(stem)))
      const gramScores = lexical.charGrams
        ? scoreRows(lexical.charGrams, charGramQuery(lexical.charGrams, words))
        : new Float32Array(rows.length)
      const [vector] = await embedder.embed([corrected ?? text.slice(0, QUERY_CHARACTERS)])
      const doubled = new Float32Array(2 * dimension)
      doubled.set(vector!)
      doubled.set(vector!, dimension)

      const candidates = new Set(vectorIndex.search(doubled, CANDIDATES).map((neighbour) => neighbour.row))
      for (const scores of [wordScores, titleScores, gramScores]) addHighest(scores, CANDIDATES, candidates)
      const vectorScores = new Map(
        [...candidates].map((row) => [row, dot(doubled, vectors, row * 2 * dimension)]),
      )

      const scaleWords = scaleToHighest(wordScores)
      const scaleTitles = scaleToHighest(titleScores)
      const scaleGrams = scaleToHighest(gramScores)
      const scaleVectors = scaleFrom(lowestOfSample(doubled, vectors), Math.max(...vectorScores.values()))
      const best = new Map<number, number>()
      let bestTitle = -1
      for (const [row, vectorScore] of vectorScores) {
        const passage = rows[row]!.passage
        const score =
          MIX.words * scaleWords(wordScores[row]!) +
          MIX.titles * scaleTitles(titleScores[row]!) +
          MIX.charGrams * scaleGrams(gramScores[row]!) +
          MIX.vectors * scaleVectors(vectorScore)
        best.set(passage, Math.max(best.get(passage) ?? 0, score * factorOf(passage)))
        bestTitle = Math.max(bestTitle, dot(vector!, vectors, row * 2 * dimension))
      }

      const evidence =
        (EVIDENCE.coverage * highest(wordScores)) / bm25Maximum(lexical.words, wordQuery) +
        EVIDENCE.title * bestTitle +
        EVIDENCE.background * nearnessTo(embedder.background ?? [], vector!) +
        EVIDENCE.charGrams * highest(gramScores)
      const ranked = [...best]
        .map(([passage, score]) => ({ passage, score }))
        .sort((a, b) => b.score - a.score || a.passage - b.passage)
        .slice(0, k)
      return corrected === undefined ? { ranked, evidence } : { ranked, evidence, corrected }
    },
  }
}

function highest(scores: Float32Array): number {
  let best = 0
  for (const score of scores) if (score > best) best = score
  return best
}

/** Adds the rows of the `count` highest scores above zero. */
function addHighest(scores: Float32Array, count: number, to: Set<number>): void {
  const scored: number[] = []
  for (let row = 0; row < scores.length; row++) if (scores[row]! > 0) scored.push(row)
  if (scored.length > count) scored.sort((a, b) => scores[b]! - scores[a]!)
  for (const row of scored.slice(0, count)) to.add(row)
}

function scaleToHighest(scores: Float32Array): (score: number) => number {
  return scaleFrom(0, highest(scores))
}

function scaleFrom(low: number, high: number): (score: number) => number {
  return high > low ? (score) => Math.max(0, (score - low) / (high - low)) : () => 0
}

const SAMPLE = 256

/** About the lowest inner product of the base: the exact one up to 256 rows, that of an even sample beyond. */
function lowestOfSample(query: Float32Array, vectors: Float32Array): number {
  const rowCount = vectors.length / query.length
  const step = Math.max(1, rowCount / SAMPLE)
  let lowest = Number.POSITIVE_INFINITY
  for (let row = 0; row < rowCount; row += step) {
    lowest = Math.min(lowest, dot(query, vectors, Math.floor(row) * query.length))
  }
  return lowest
}

/** Mean cosine to the nearest background sentences; 0 where there are none. */
function nearnessTo(background: readonly Float32Array[], vector: Float32Array): number {
  const nearest = background
    .map((sentence) => dot(vector, sentence))
    .sort((a, b) => b - a)
    .slice(0, BACKGROUND_NEIGHBOURS)
  return nearest.reduce((sum, cosine) => sum + cosine, 0) / Math.max(1, nearest.length)
}
