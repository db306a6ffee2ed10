import { ANSWER_CONFIDENCE } from '../../kb/confidence.ts'
import type { Hit, KnowledgeSearch, SearchResult } from '../../kb/passage.ts'
import { tokenize } from '../../kb/tokenize.ts'
import { productStem } from '../shop/product-words.ts'
import { ASKS_SERVICE } from './understand/asks-service.ts'
import type { ProductsMeant } from './products-meant.ts'
import type { Understanding } from './understand/understand.ts'

/** Passages looked up for one turn. */
const PASSAGES = 8
/** A follow-up's own words must be this much less sure than the words made whole before those win. */
const MARGIN = 0.05

/** What a hit of a second search is worth beside those of the first, and what the topic adds to a hit of both. */
const BESIDE = 0.6
const TOPIC = 0.5
/** What a hit for the bare words is worth where they are about one product. */
const OF_ANY = 0.7

/** What stands for a product where it does not matter which. */
const ITEM = 'item'

/** Figures and signs alone are no question that a knowledge base answers. */
const HAS_WORD = /\p{L}{2}/u

/** All that `retrieve` may look up for a message, so that vectors from elsewhere are asked for in one request. */
export function lookUps(
  { query, followUpQuery, further, leansOnHistory, isBare, topic }: Understanding,
  meant: ProductsMeant,
): string[] {
  const { named, fromLastAnswer, kindWords, namesKind } = meant
  const others = further.map((question) => question.query)
  if (!HAS_WORD.test(query)) return []
  if (ASKS_SERVICE.test(query) && (named || namesKind))
    return [query, asAnyItem(query, named?.name ?? '', kindWords), ...others]
  if (named && fromLastAnswer) return [`${named.name} ${query}`, query, ...others]
  const before = (leansOnHistory || isBare) && topic !== undefined ? [topic] : []
  return [query, ...(followUpQuery === undefined ? [] : [followUpQuery]), ...before, ...others]
}

/**
 * Looks a message up: as it stands; with the product that it means, unless it asks what a help page answers
 * ("Can I return the Organic Cotton T-shirt?"); or with the question before it, where that is what it takes.
 */
export async function retrieve(
  knowledge: KnowledgeSearch,
  { query, followUpQuery, leansOnHistory, isBare, topic }: Understanding,
  { named, fromLastAnswer, kindWords, namesKind }: ProductsMeant,
): Promise<SearchResult & { query: string }> {
  if (!HAS_WORD.test(query)) return { hits: [], confidence: 0, query }
  const search = async (words: string) => ({ ...(await knowledge.search(words, PASSAGES)), query: words })
  if (ASKS_SERVICE.test(query) && (named || namesKind)) {
    const whole = await search(query)
    const bare = await search(asAnyItem(query, named?.name ?? '', kindWords))
    const [first, second] = bare.confidence + MARGIN >= whole.confidence ? [bare, whole] : [whole, bare]
    // "Can I return underwear?": what is told of the kind belongs to what is told of any item.
    return { ...first, hits: joined(first.hits, second.hits, { only: BESIDE, both: 0 }) }
  }
  if (named && fromLastAnswer) {
    // "Does it shrink?" may be told by a page that names no product.
    const [ofProduct, bare] = await Promise.all([search(`${named.name} ${query}`), search(query)])
    return { ...ofProduct, hits: joined(ofProduct.hits, bare.hits, { only: OF_ANY, both: 0 }) }
  }

  // "How do I get it?" is about what was asked before: what answers that comes first.
  const inView = async (words: string) => {
    const found = await search(words)
    if (topic === undefined) return found
    const before = await search(topic)
    return { ...found, hits: joined(found.hits, before.hits, { only: BESIDE, both: TOPIC }) }
  }
  if (isBare) return inView(query)
  const alone = await search(query)
  if (followUpQuery === undefined || (!leansOnHistory && alone.confidence >= ANSWER_CONFIDENCE)) return alone
  const whole = await (leansOnHistory ? inView(followUpQuery) : search(followUpQuery))
  const wins = leansOnHistory
    ? whole.confidence + MARGIN >= alone.confidence
    : whole.confidence > alone.confidence + MARGIN
  return wins ? whole : alone
}

/**
 * The hits of two searches: `only` is what a hit that the second alone has found is worth, `both` what its score adds to
 * one that both have found.
 */
function joined(
  first: readonly Hit[],
  second: readonly Hit[],
  { only, both }: { only: number; both: number },
): Hit[] {
  const seconds = new Map(second.map(({ passage, score }) => [passage.id, score]))
  const own = new Set(first.map(({ passage }) => passage.id))
  return [
    ...first.map((hit) => ({ ...hit, score: hit.score + both * (seconds.get(hit.passage.id) ?? 0) })),
    ...second.flatMap((hit) => (own.has(hit.passage.id) ? [] : [{ ...hit, score: hit.score * only }])),
  ].sort((a, b) => b.score - a.score)
}

/** "Can I return the Chelsea Boots?" → "Can I return the item?" */
function asAnyItem(query: string, name: string, kindWords: ReadonlySet<string>): string {
  const inName = new Set(tokenize(name))
  const words = query
    .split(/\s+/)
    .map((word) =>
      tokenize(word).some((token) => inName.has(token) || kindWords.has(productStem(token))) ? ITEM : word,
    )
  return words.filter((word, at) => word !== ITEM || words[at - 1] !== ITEM).join(' ')
}
