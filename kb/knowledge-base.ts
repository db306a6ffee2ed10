import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { calibrate, confidenceOf, USUAL_CALIBRATION } from './confidence.ts'
import { embedTexts } from './embed-texts.ts'
import type { Embedder } from './embedder.ts'
import { embeddedEmbedder } from './embedded-embedder.ts'
import { buildExactVectorIndex } from './exact-vector-index.ts'
import { faissVectorIndex } from './faiss-vector-index.ts'
import { withGoodCopies } from './good-copies.ts'
import { readIndexFile, type SavedIndex, writeIndexFile } from './index-file.ts'
import { buildLexicalIndex, rowsOf } from './lexical-index.ts'
import { loadKnowledge } from './load-knowledge.ts'
import type { KnowledgeSearch, Passage, SearchResult } from './passage.ts'
import { formatProblem, type Problem } from './problem.ts'
import type { Product } from './product.ts'
import { type OnProgress, progressLines } from './progress.ts'
import { buildRetriever, type Retriever } from './retriever.ts'
import { rowVectors } from './row-vectors.ts'
import { readSavedWork, SAVED_ROWS_AT_MOST, writeSavedWork } from './saved-work.ts'
import type { ShopProfile } from './shop-profile.ts'
import { buildSimilarWords } from './similar-words.ts'
import { hashSources, readSources } from './sources.ts'
import { stopWords } from './stop-words.ts'
import type { VectorIndex } from './vector-index.ts'
import { packagedWordTable } from './word-table.ts'
import { wordWeights } from './word-weights.ts'

/** Counts and state, as `kb stats` shows them. */
export interface KnowledgeStats {
  documents: number
  passages: number
  embedder: string
  index: VectorIndex['kind']
  /** Texts that had to be embedded to open this version; the others were known from the one before. */
  embedded: number
  /** A hash of the files' contents: the same files, the same version. */
  version: string
  /** ISO 8601: when this version was indexed. */
  updated_at: string
  problems: Problem[]
  /** The embedder that is asked over the network, where there is one. */
  remote?: RemoteStats | undefined
}

/** How far the vectors of a remote embedder have come. */
export interface RemoteStats {
  embedder: string
  /** Different texts, and how many of them have their vector. */
  texts: number
  embedded: number
  /** Searches are ranked by it: all vectors are there. */
  in_use: boolean
}

/** One version of the knowledge base, open for search. */
export interface KnowledgeBase extends KnowledgeSearch {
  /** The passage with this id, or undefined. */
  passage(id: string): Passage | undefined
  /** All passages, in the order of the files. */
  passages(): readonly Passage[]
  /** The catalogue, validated, for product cards. */
  products(): readonly Product[]
  shop(): ShopProfile
  stats(): KnowledgeStats
  /** The texts whose vectors a search goes by, each once: titles first, then passages. */
  texts(): string[]
  /** Takes another embedder's vectors of `texts()`, one after another, for the ranking of searches that bring one. */
  rankBy(vectors: Float32Array, dimension: number): void
  /** @param meaning the query's vector by the embedder of `rankBy` */
  search(query: string, k: number, meaning?: Float32Array): Promise<SearchResult>
  /** With `settleLater`: finds the threshold of confidence and saves the index; searches go on meanwhile. */
  settle(): Promise<void>
}

/** Where the knowledge base lies and what it works with. */
export interface KnowledgeBaseOptions {
  /** Folder with `faqs/`, `products/`, `policies/`, `articles/`, `conversations/`, `shop.json`; only read. */
  kbDir: string
  /** The index is kept in `<dataDir>/index/`; without it nothing is kept. */
  dataDir?: string
  /** Default: the embedder that ships in the package. */
  embedder?: Embedder
  /** Serve at once with the usual threshold of confidence, and leave the rest to `settle`. */
  settleLater?: boolean
  /** `exact` leaves FAISS out. Default: FAISS where it loads. */
  index?: 'faiss' | 'exact'
  /** Asked at each step of the long work: when it says yes, opening or settling ends with an Error. */
  shouldStop?: () => boolean
  /** Told one line for each thing a shop owner should know. */
  log?: (line: string) => void
  /** Default: the system's clock. */
  now?: () => Date
}

/** Changes whenever the same files would give other passages or other vectors. */
const CODE_VERSION = 'kb-7'
/** When more of the texts than this are new, the threshold is found anew. */
const CALIBRATION_LASTS = 0.1

/**
 * Opens the knowledge base: reads and validates its files, embeds what the saved index does not know, makes it
 * searchable. Files with problems load as far as they are valid; of a file that cannot be read at all, the last
 * good version is kept in `dataDir` and takes its place.
 *
 * Throws an Error with one clear sentence when `kbDir` cannot be read or `dataDir` cannot be written.
 *
 * ```ts
 * const kb = await openKnowledgeBase({ kbDir: 'synthetic_data', dataDir: 'data', log: console.error })
 * const { hits, confidence } = await kb.search('how do I return shoes?', 5)
 * ```
 */
export async function openKnowledgeBase(options: KnowledgeBaseOptions): Promise<KnowledgeBase> {
  const { kbDir, dataDir, log = () => {}, now = () => new Date() } = options
  const table = packagedWordTable()
  const embedder = options.embedder ?? embeddedEmbedder(table)
  const folder = dataDir === undefined ? undefined : join(dataDir, 'index')

  const onDisk = readSources(kbDir)
  const { files, problems: replaced } =
    dataDir === undefined
      ? { files: onDisk, problems: [] }
      : withGoodCopies(onDisk, join(dataDir, 'good-copies'))
  const version = hashSources(files).slice(0, 16)
  const work = folder === undefined ? undefined : readSavedWork(folder, `${CODE_VERSION}\0${version}`)
  const knowledge = work?.knowledge ?? loadKnowledge(files)
  const problems = [...replaced, ...knowledge.problems]
  for (const problem of problems) log(formatProblem(problem))

  const faiss = options.index === 'exact' ? null : faissVectorIndex()
  if (!faiss && options.index !== 'exact') log('FAISS is not there: searching with the exact index instead')

  const tellProgress = progressLines(log)
  const onProgress: OnProgress = (...step) => {
    if (options.shouldStop?.()) throw new Error('the knowledge base was closed before it was whole')
    tellProgress(...step)
  }
  const { passages } = knowledge
  const key = createHash('sha256').update(`${CODE_VERSION}\0${embedder.id}\0${version}`).digest('hex')
  const before = folder === undefined ? undefined : readIndexFile(folder)
  const rows = rowsOf(passages)
  const texts = await embedTexts(
    [...rows.map((row) => row.title), ...passages.map((passage) => passage.text)],
    embedder,
    before,
    onProgress,
  )
  const lexical = work?.lexical ?? buildLexicalIndex(passages, rows, onProgress)
  const retriever = buildRetriever(
    passages,
    lexical,
    rowVectors(
      embedder.dimension,
      rows.map((row) => texts.vectorOf(row.title)),
      rows.map((row) => texts.vectorOf(passages[row.passage]!.text)),
    ),
    embedder,
    faiss ?? buildExactVectorIndex,
    {
      words: table.words,
      weightOf: wordWeights(table.words),
      similar: await buildSimilarWords(
        lexical.vocabulary,
        (word) => table.numberOf.has(word) && !stopWords.has(word),
        embeddedEmbedder(table),
      ),
    },
  )

  const known = before?.embedder === embedder.id ? before : undefined
  const newSinceCalibration = (known?.newSinceCalibration ?? 0) + texts.embedded
  const saved: SavedIndex = {
    key,
    embedder: embedder.id,
    texts: texts.texts,
    vectors: texts.vectors,
    answerEvidence: (known ?? USUAL_CALIBRATION).answerEvidence,
    steepness: (known ?? USUAL_CALIBRATION).steepness,
    newSinceCalibration,
    updated_at: before?.key === key ? before.updated_at : now().toISOString(),
  }
  const settle = async () => {
    if (folder !== undefined && !work && rows.length <= SAVED_ROWS_AT_MOST)
      writeSavedWork(folder, `${CODE_VERSION}\0${version}`, { knowledge, lexical })
    if (before?.key === key) return
    if (!known || newSinceCalibration > texts.texts.length * CALIBRATION_LASTS) {
      Object.assign(saved, await calibrate(retriever, embedder, onProgress), { newSinceCalibration: 0 })
    }
    if (folder !== undefined) writeIndexFile(folder, saved)
  }
  if (!options.settleLater) await settle()
  const wanted = [...new Set([...rows.map((row) => row.title), ...passages.map((passage) => passage.text)])]
  const rankBy = (vectors: Float32Array, dimension: number) => {
    const at = new Map(wanted.map((text, i) => [text, i * dimension]))
    const vectorOf = (text: string) => vectors.subarray(at.get(text)!, at.get(text)! + dimension)
    retriever.rankBy(
      rowVectors(
        dimension,
        rows.map((row) => vectorOf(row.title)),
        rows.map((row) => vectorOf(passages[row.passage]!.text)),
      ),
    )
  }
  return knowledgeBase(
    retriever,
    { texts: () => wanted, rankBy },
    saved,
    { ...knowledge, problems },
    { embedder: embedder.id, index: retriever.index, embedded: texts.embedded, version },
    settle,
  )
}

function knowledgeBase(
  retriever: Retriever,
  remote: Pick<KnowledgeBase, 'texts' | 'rankBy'>,
  saved: SavedIndex,
  content: { passages: Passage[]; products: Product[]; problems: Problem[]; shop: ShopProfile },
  identity: Pick<KnowledgeStats, 'embedder' | 'index' | 'embedded' | 'version'>,
  settle: () => Promise<void>,
): KnowledgeBase {
  const { passages, products, problems, shop } = content
  const byId = new Map(passages.map((passage) => [passage.id, passage]))
  const documents = new Set(passages.map((passage) => passage.document)).size
  return {
    passage: (id) => byId.get(id),
    version: () => identity.version,
    passages: () => passages,
    settle,
    ...remote,
    products: () => products,
    shop: () => shop,
    stats: () => ({
      documents,
      passages: passages.length,
      ...identity,
      updated_at: saved.updated_at,
      problems,
    }),
    async search(query, k, meaning) {
      const { ranked, evidence, corrected } = await retriever.retrieve(query, k, meaning)
      const result: SearchResult = {
        hits: ranked.map((found) => ({ ...found, passage: passages[found.passage]! })),
        confidence: confidenceOf(evidence, saved),
      }
      if (corrected !== undefined) result.corrected = corrected
      return result
    },
  }
}
