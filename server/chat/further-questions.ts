import { ANSWER_CONFIDENCE } from '../../kb/confidence.ts'
import type { Hit, KnowledgeSearch } from '../../kb/passage.ts'
import type { NumberedPassage } from '../answer/answerer.ts'
import type { Understanding } from './understand/understand.ts'

/** Passages that each further question adds. */
const FURTHER = 3

/** What the knowledge base has for each further question of a message. */
export async function findFurther(
  knowledge: KnowledgeSearch,
  questions: Understanding['further'],
): Promise<{ query: string; ownWords: string; hits: Hit[]; confidence: number }[]> {
  return Promise.all(
    questions.map(async ({ query, ownWords }) => {
      const { hits, confidence } = await knowledge.search(query, FURTHER)
      return { query, ownWords, confidence, hits: confidence >= ANSWER_CONFIDENCE ? hits : [] }
    }),
  )
}

/** Passages as one question found them, with the numbers that the turn's sources have given them. */
export function numbered(hits: readonly Hit[], sources: readonly NumberedPassage[]): NumberedPassage[] {
  return hits.flatMap((hit) => {
    const source = sources.find(({ passage }) => passage.id === hit.passage.id)
    return source ? [{ ...source, ...hit, passage: source.passage }] : []
  })
}
