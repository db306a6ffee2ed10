import { ANSWER_CONFIDENCE } from '../../kb/confidence.ts'
import type { KnowledgeSearch, SearchResult } from '../../kb/passage.ts'
import { tokenize } from '../../kb/tokenize.ts'
import { productStem } from '../shop/product-words.ts'
import { ASKS_SERVICE } from './asks-service.ts'
import type { ProductsMeant } from './products-meant.ts'
import type { Understanding } from './understand.ts'

/** Passages looked up for one turn. */
const PASSAGES = 8
/** A follow-up's own words must be this much less sure than the words made whole before those win. */
const MARGIN = 0.05

/** What stands for a product where it does not matter which. */
const ITEM = 'item'

/** Figures and signs alone are no question that a knowledge base answers. */
const HAS_WORD = /\p{L}{2}/u

/** All that `retrieve` may look up for a message, so that vectors from elsewhere are asked for in one request. */
export function lookUps(
  { query, followUpQuery, furtherQueries }: Understanding,
  meant: ProductsMeant,
): string[] {
  const { named, fromLastAnswer, kindWords } = meant
  if (!HAS_WORD.test(query)) return []
  if (ASKS_SERVICE.test(query) && (named || kindWords.size > 0))
    return [query, asAnyItem(query, named?.name ?? '', kindWords), ...furtherQueries]
  if (named && fromLastAnswer) return [`${named.name} ${query}`, ...furtherQueries]
  return [query, ...(followUpQuery === undefined ? [] : [followUpQuery]), ...furtherQueries]
}

/**
 * Looks a message up: as it stands; with the product that it means, unless it asks what a help page answers
 * ("Can I return the Organic Cotton T-shirt?"); or with the question before it, where that is what it takes.
 */
export async function retrieve(
  knowledge: KnowledgeSearch,
  { query, followUpQuery, leansOnHistory }: Understanding,
  { named, fromLastAnswer, kindWords }: ProductsMeant,
): Promise<SearchResult & { query: string }> {
  if (!HAS_WORD.test(query)) return { hits: [], confidence: 0, query }
  const search = async (words: string) => ({ ...(await knowledge.search(words, PASSAGES)), query: words })
  if (ASKS_SERVICE.test(query) && (named || kindWords.size > 0)) {
    const whole = await search(query)
    const bare = await search(asAnyItem(query, named?.name ?? '', kindWords))
    return bare.confidence + MARGIN >= whole.confidence ? bare : whole
  }
  if (named && fromLastAnswer) return search(`${named.name} ${query}`)

  const alone = await search(query)
  if (followUpQuery === undefined || (!leansOnHistory && alone.confidence >= ANSWER_CONFIDENCE)) return alone
  const whole = await search(followUpQuery)
  const wins = leansOnHistory
    ? whole.confidence + MARGIN >= alone.confidence
    : whole.confidence > alone.confidence + MARGIN
  return wins ? whole : alone
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
