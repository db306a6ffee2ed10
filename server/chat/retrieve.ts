import type { KnowledgeSearch, SearchResult } from '../../kb/passage.ts'
import { tokenize } from '../../kb/tokenize.ts'
import type { Understanding } from './understand.ts'

/** Passages looked up for one turn. */
const PASSAGES = 8
/** A follow-up's own words must be this much less sure than the words made whole before those win. */
const MARGIN = 0.05

/** Figures and signs alone are no question that a knowledge base answers. */
const HAS_WORD = /\p{L}{2}/u

/** What a help page answers, whichever product it is asked about. */
const SERVICE =
  /\b(?:returns?|returned|refunds?|exchange|swap|deliver(?:y|ed)?|ship(?:ping|ped)?|warranty|guarantee|repair|pay(?:ment)?|cancel|track|gift ?wrap(?:ping)?|discount|student)\b/i

/** "Can I return the Organic Cotton T-shirt?" is looked up without the product's name. */
export function withoutProductName(query: string, name: string | undefined): string {
  if (name === undefined || !SERVICE.test(query)) return query
  const inName = new Set(tokenize(name))
  return query
    .split(/\s+/)
    .filter((word) => !tokenize(word).some((token) => inName.has(token)))
    .join(' ')
}

/** Looks a message up, made whole with the question before it where that is what it takes. */
export async function retrieve(
  knowledge: KnowledgeSearch,
  { query, followUpQuery, leansOnHistory }: Understanding,
): Promise<SearchResult & { query: string }> {
  if (!HAS_WORD.test(query)) return { hits: [], confidence: 0, query }
  const alone = { ...(await knowledge.search(query, PASSAGES)), query }
  if (followUpQuery === undefined || (!leansOnHistory && alone.confidence >= 0.5)) return alone
  const whole = { ...(await knowledge.search(followUpQuery, PASSAGES)), query: followUpQuery }
  const wins = leansOnHistory
    ? whole.confidence + MARGIN >= alone.confidence
    : whole.confidence > alone.confidence + MARGIN
  return wins ? whole : alone
}
