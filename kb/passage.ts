/** What kind of file a passage comes from. Profiles and orders are never passages. */
export type PassageKind = 'faq' | 'product' | 'policy' | 'article' | 'conversation'

/** The unit that is embedded, searched and cited: one FAQ, one product, one section of a policy. */
export interface Passage {
  /** `faqs/faqs.json#how-do-i-return`, `policies/return_policy.md#refunds` */
  id: string
  /** The document's id: equal to `id`, or for Markdown the file's path. */
  document: string
  kind: PassageKind
  /** What a shopper would call it: the question, the product's name, `Return policy › Refunds`. */
  title: string
  /** Other ways of asking for the same thing. */
  alts: string[]
  /** Clean text, no markup but links as their text. */
  text: string
  /** The same as Markdown where the source is Markdown, for showing. */
  markdown?: string
  url?: string
  category?: string
  last_updated?: string
  /** For products: the id in the catalogue. */
  product_id?: string
}

/** One search hit, best first; `score` is comparable within one search only. */
export interface Hit {
  passage: Passage
  score: number
  /** What the query asks about and this passage speaks of in no words; absent where nobody looked. */
  lacks?: readonly string[]
  /** The share of the query's words that it says, 0 to 1, by their weight. */
  covers?: number
}

export interface SearchResult {
  /** Distinct passages, best first. */
  hits: Hit[]
  /** 0 to 1: how probable it is that the knowledge base answers the query at all. */
  confidence: number
  /** The query as it was searched, where a misspelt word was repaired. */
  corrected?: string
}

/** What the chat turn needs of the knowledge base. */
export interface KnowledgeSearch {
  search(query: string, k: number): Promise<SearchResult>
  /** Tells what is about to be searched, all of it: vectors that come from elsewhere are asked for once. */
  prepare?(queries: readonly string[]): void
  /** A hash of the files that are searched now. */
  version?(): string
}
