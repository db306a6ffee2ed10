import type { Hit, Passage } from '../../kb/passage.ts'
import type { NumberedPassage } from '../answer/answerer.ts'
import type { Outcome } from '../wire.ts'

/**
 * What a turn is about, in the shop's own words: the category, or the title, of what its answer cited first; of a
 * question that stayed open, of what was nearest to it.
 */
export function topicOf(
  outcome: Outcome,
  passages: readonly NumberedPassage[],
  citations: readonly number[],
  hits: readonly Hit[],
): string | null {
  if (outcome === 'answered') {
    const cited = passages.find(({ n }) => n === citations[0])
    return cited ? topicOfPassage(cited.passage) : null
  }
  const nearest = outcome === 'unsure' || outcome === 'clarify' ? hits[0] : undefined
  return nearest ? topicOfPassage(nearest.passage) : null
}

/** The category of a FAQ, a product or a chat; the document's title of a policy or an article. */
export function topicOfPassage({ kind, category, title }: Passage): string {
  const [document = title] = title.split(' › ')
  return kind === 'policy' || kind === 'article' ? document : (category ?? title)
}
