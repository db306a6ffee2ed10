import { buildAnswerability, type Fit } from './answerability.ts'
import { bm25Maximum } from './bm25.ts'
import { scoreCharGrams } from './char-grams.ts'
import type { Embedder } from './embedder.ts'
import { highestScores } from './highest-scores.ts'
import { scoreRows } from './impact-index.ts'
import { contentWords, type LexicalIndex, rowsOf } from './lexical-index.ts'
import type { Passage } from './passage.ts'
import { queryTerms } from './query-terms.ts'
import { withoutPersonal } from './query-text.ts'
import { lowestScores, matrixOf, meanOfNearest, type RowVectors, scoreRow } from './row-vectors.ts'
import { buildScannedVectorIndex } from './scanned-vector-index.ts'
import type { SimilarWords } from './similar-words.ts'
import { buildSpeller } from './spelling.ts'
import { stem } from './stem.ts'
import { tokenize } from './tokenize.ts'
import type { BuildVectorIndex, VectorIndex } from './vector-index.ts'
import type { WordWeight } from './word-weights.ts'

/** A search before its evidence is turned into a probability. */
export interface Retrieval {
  /** Passages with their fused score, best first. */
  ranked: ({ passage: number; score: number } & Fit)[]
  /** How much speaks for an answer being there; comparable within one knowledge base only. */
  evidence: number
  /** The words searched for, where some were repaired. */
  corrected?: string
}

/** Searches one immutable set of passages. */
export interface Retriever {
  /** What searches the vectors: `buildVectorIndex`'s, or the one for large knowledge bases. */
  index: VectorIndex['kind']
  /** @param meaning the query's vector by the embedder of `rankBy`: it ranks in place of the retriever's own */
  retrieve(query: string, k: number, meaning?: Float32Array): Promise<Retrieval>
  /** Rows that ask what another row of the same passage asks too: alts, by which the base can be tried. */
  ownQuestions(): number[]
  /** The evidence that the question of this row finds where the row itself is left out. */
  evidenceWithout(row: number): Promise<number>
  /** Takes a second set of `rowVectors`, of another embedder. How sure a search is, stays with the first. */
  rankBy(vectors: RowVectors): void
}

interface Ranking {
  vectors: RowVectors
  index: VectorIndex
  lowestOf: (query: Float32Array) => number
}

/** What each signal counts, after scaling to 0…1 within a query. Measured; the optimum is flat. */
const MIX = { words: 1, titles: 0.7, charGrams: 0.5, vectors: 1.8 }
/**
 * The signals of words count in full where the best passage has this share of the query's words, and less where it has
 * less: a question in words that the knowledge base does not use is a matter of its meaning.
 */
const COVERED = 0.5
const DISTRUST = 1.5
/** What a passage's second best title or alt counts: where several agree, it is no accident. */
const SECOND_ROW = 0.15
/**
 * What each sign counts in the evidence: coverage of the query's words, the best title, everyday talk, pieces of words,
 * and a telling word that the knowledge base has nowhere ("a store in Madrid", "anything in silk").
 */
const EVIDENCE = { coverage: 1.3, title: 1.2, background: -0.8, charGrams: 0.5, unheard: -0.1 }
/** Words of this weight and more tell what a question is about. */
const TELLING = 0.8
const BACKGROUND_NEIGHBOURS = 5
/** How many rows each signal nominates; more changes nothing but the time. */
const CANDIDATES = 100
const QUERY_CHARACTERS = 2_000
/** Beyond this FAISS's flat index takes longer than all the rest of a search. */
const FLAT_ROWS_AT_MOST = 10_000
/** A chat log gives way to an authoritative passage that answers as well. */
const CONVERSATION_FACTOR = 0.7
/** After so many come passages that speak of what the best leaves out. */
const FIRST_FOUND = 2
/** How many that name it, where few do, and how many of the next best. */
const MENTIONING = 2
const SPEAKING = 1
/** Among so many they are looked for. */
const LOOKED_THROUGH = 12

/** What is known of words beside the knowledge base's own. */
export interface WordKnowledge {
  /** Words of the language, most frequent first. */
  words: readonly string[]
  weightOf: WordWeight
  similar: SimilarWords
}

/** Builds the retriever. `vectors` are `rowVectors` of the rows that `rowsOf(passages)` gives. */
export function buildRetriever(
  passages: readonly Passage[],
  lexical: LexicalIndex,
  vectors: RowVectors,
  embedder: Embedder,
  buildVectorIndex: BuildVectorIndex,
  { words: languageWords, weightOf, similar }: WordKnowledge,
): Retriever {
  const rows = rowsOf(passages)
  const speller = buildSpeller({
    vocabulary: lexical.vocabulary,
    common: languageWords,
    isPair: (left, right) => lexical.titles.terms.has(`${stem(left)} ${stem(right)}`),
  })
  const background = buildScannedVectorIndex(
    matrixOf(embedder.background ?? [], embedder.dimension),
    embedder.dimension,
  )
  const buildIndex = rows.length > FLAT_ROWS_AT_MOST ? buildScannedVectorIndex : buildVectorIndex
  const rankingBy = (vectors: RowVectors): Ranking => ({
    vectors,
    index: buildIndex(vectors.mixed, vectors.dimension),
    lowestOf: lowestScores(vectors),
  })
  const first = rankingBy(vectors)
  const scratch = { words: new Float32Array(rows.length), titles: new Float32Array(rows.length) }
  const noGrams = new Float32Array(0)
  const answerability = buildAnswerability(passages, lexical, weightOf, similar)
  let second: Ranking | undefined
  const factorOf = (passage: number) => (passages[passage]!.kind === 'conversation' ? CONVERSATION_FACTOR : 1)

  const hasUnheard = (words: readonly string[]) =>
    contentWords(words).some((word) => weightOf(word) >= TELLING && !lexical.words.terms.has(stem(word)))

  const retrieve = async (
    text: string,
    k: number,
    meaning?: Float32Array,
    without?: number,
  ): Promise<Retrieval> => {
    const query = withoutPersonal(text.slice(0, QUERY_CHARACTERS))
    const typed = tokenize(query)
    if (typed.length === 0 || rows.length === 0) return { ranked: [], evidence: Number.NEGATIVE_INFINITY }
    const words = speller.repair(typed)
    const corrected = words === typed ? undefined : words.join(' ')

    const [vector = new Float32Array(embedder.dimension)] = await embedder.embed([corrected ?? query])
    const terms = await queryTerms(words, weightOf, similar)
    // From here on nothing waits: the scores are written over by the next search.
    const wordScores = scoreRows(lexical.words, terms.widened, scratch.words)
    const titleScores = scoreRows(lexical.titles, terms.titles, scratch.titles)
    const gramScores = lexical.charGrams ? scoreCharGrams(lexical.charGrams, words) : noGrams
    if (without !== undefined) for (const scores of [wordScores, titleScores, gramScores]) scores[without] = 0
    const bestWords = highestScores(wordScores, CANDIDATES)
    const bestTitles = highestScores(titleScores, CANDIDATES)
    const bestGrams = highestScores(gramScores, CANDIDATES)

    const candidates = new Set(first.index.search(vector, CANDIDATES).map(({ row }) => row))
    for (const { rows } of [bestWords, bestTitles, bestGrams]) for (const row of rows) candidates.add(row)
    if (without !== undefined) candidates.delete(without)
    const scored = [...candidates].map((row) => ({ row, ...scoreRow(vector, vectors, row) }))

    const scaleWords = scale(0, bestWords.score)
    const scaleTitles = scale(0, bestTitles.score)
    const scaleGrams = scale(0, bestGrams.score)
    const evidenceTitle = Math.max(...scored.map(({ title }) => title))
    const ranks = meaning && second?.vectors.dimension === meaning.length ? second : undefined
    const ranking = ranks ? { query: meaning!, ...ranks } : { query: vector, ...first }
    if (ranks) for (const { row } of ranks.index.search(ranking.query, CANDIDATES)) candidates.add(row)
    const fusing = ranks
      ? [...candidates].map((row) => ({ row, ...scoreRow(ranking.query, ranking.vectors, row) }))
      : scored
    const scaleVectors = scale(ranking.lowestOf(ranking.query), Math.max(...fusing.map(({ score }) => score)))
    const coverage = bestWords.score / bm25Maximum(lexical.words, terms.typed)
    const trust = Math.min(1, coverage / COVERED) ** DISTRUST
    const best = new Map<number, BestRows>()
    for (const { row, score } of fusing) {
      const { passage, way } = rows[row]!
      const fused =
        trust *
          (MIX.words * scaleWords(wordScores[row]!) +
            MIX.titles * scaleTitles(titleScores[row]!) +
            MIX.charGrams * scaleGrams(gramScores[row] ?? 0)) +
        MIX.vectors * scaleVectors(score)
      best.set(passage, withRow(best.get(passage), way, fused))
    }
    const scores = [...best]
      .map(([passage, { first, second }]) => ({
        passage,
        score: (first + SECOND_ROW * second) * factorOf(passage),
      }))
      .sort((a, b) => b.score - a.score || a.passage - b.passage)

    const everyday = meanOfNearest(vector, background, BACKGROUND_NEIGHBOURS)
    const evidence =
      EVIDENCE.coverage * coverage +
      EVIDENCE.title * evidenceTitle +
      EVIDENCE.background * everyday +
      EVIDENCE.charGrams * bestGrams.score +
      (hasUnheard(words) ? EVIDENCE.unheard : 0)
    const ranked = await withFit(corrected ?? query, words, scores, k)
    return corrected === undefined ? { ranked, evidence } : { ranked, evidence, corrected }
  }

  /** The best `k`, with how they fit; where the best leaves out what is asked about, who speaks of it comes along. */
  const withFit = async (
    question: string,
    words: readonly string[],
    scores: readonly { passage: number; score: number }[],
    k: number,
  ): Promise<Retrieval['ranked']> => {
    const looked = scores.slice(0, Math.max(k, LOOKED_THROUGH))
    const fits = await answerability.fit(
      question,
      words,
      looked.map(({ passage }) => passage),
    )
    const ranked = looked.map((found, at) => ({ ...found, ...fits[at]! }))
    const best = ranked.slice(0, k)
    if (!best[0]?.lacks?.length) return best
    const named = answerability.mentions(best[0].lacks)
    const more = await answerability.fit(question, words, named)
    const mentioning = named
      .map((passage, at) => ({
        passage,
        score: scores.find((found) => found.passage === passage)?.score ?? 0,
        ...more[at]!,
      }))
      .sort((a, b) => b.score - a.score)
      .slice(0, MENTIONING)
    const first = best.slice(0, FIRST_FOUND)
    const speaking = ranked
      .slice(FIRST_FOUND)
      .filter(({ lacks }) => lacks?.length === 0)
      .sort((a, b) => b.covers - a.covers || b.score - a.score)
      .slice(0, SPEAKING)
    const inOrder = [...first, ...mentioning, ...speaking, ...best.slice(FIRST_FOUND)]
    return inOrder
      .filter(({ passage }, at) => inOrder.findIndex((found) => found.passage === passage) === at)
      .slice(0, k)
  }

  return {
    index: first.index.kind,
    retrieve: (query, k, meaning) => retrieve(query, k, meaning),
    ownQuestions: () =>
      rows.flatMap(({ passage, way }, row) => (way > 0 && passages[passage]!.kind === 'faq' ? [row] : [])),
    evidenceWithout: async (row) => (await retrieve(rows[row]!.title, 1, undefined, row)).evidence,
    rankBy(vectors) {
      second = rankingBy(vectors)
    },
  }
}

/** A passage's best row, and the best of those that ask another way. */
interface BestRows {
  way: number
  first: number
  second: number
}

function withRow(best: BestRows | undefined, way: number, score: number): BestRows {
  if (!best) return { way, first: score, second: 0 }
  if (way === best.way) return { ...best, first: Math.max(best.first, score) }
  if (score > best.first) return { way, first: score, second: best.first }
  return { ...best, second: Math.max(best.second, score) }
}

/** Min-max scaling to 0…1; all 0 where nothing stands out. */
function scale(low: number, high: number): (score: number) => number {
  return high > low ? (score) => Math.max(0, (score - low) / (high - low)) : () => 0
}
