import type { KnowledgeSearch } from '../../kb/passage.ts'
import { scrubPersonal } from '../../kb/scrub-personal.ts'
import { maskContacts } from '../chat/redact/redact-contacts.ts'
import { redact } from '../chat/redact/redact.ts'
import type { Database } from '../store/database.ts'
import * as store from '../store/insight.ts'
import type { Gaps } from '../wire.ts'
import { breather } from '../../kb/breather.ts'
import { clusterByMeaning } from './cluster-by-meaning.ts'

/** Finds what shoppers asked in a window and got no answer to. */
export type GapsOf = (window: store.Window) => Promise<Gaps>

/** What gaps are found with: the knowledge base's search and its vectors of meaning. */
export interface GapKnowledge extends KnowledgeSearch {
  embed(texts: string[]): Promise<Float32Array[]>
  current(): { stats: { version: string } }
}

const QUESTIONS = 300
const GAPS = 20
const WORDINGS = 4
const CONVERSATIONS = 5
const CHARACTERS = 240
const KEPT = 8

/**
 * Puts the newest unsure questions of a window together by meaning, the largest gap first. Computed when asked for;
 * kept until there are other questions or another version of the knowledge base.
 */
export function createGaps(database: Database, knowledge: GapKnowledge): GapsOf {
  const kept = new Map<string, Promise<Gaps>>()

  return async (window) => {
    const [counted] = await database.read(store.countUnsure(window))
    const rows = await database.read(store.unsureQuestions(window, QUESTIONS))
    const turns = counted?.turns ?? 0
    const { version } = knowledge.current().stats
    const key = [version, turns, ...rows.map((row) => row.turn_id)].join()
    const known = kept.get(key) ?? findGaps(turns, rows, knowledge)
    kept.delete(key)
    kept.set(key, known)
    for (const oldest of kept.size > KEPT ? [...kept.keys()].slice(0, 1) : []) kept.delete(oldest)
    known.catch(() => kept.delete(key))
    return known
  }
}

async function findGaps(
  turns: number,
  rows: { conversation_id: string; text: string }[],
  knowledge: GapKnowledge,
): Promise<Gaps> {
  const breathe = breather()
  const questions: { conversationId: string; text: string }[] = []
  for (const { conversation_id, text } of rows) {
    questions.push({ conversationId: conversation_id, text: withoutPersonal(text) })
    await breathe()
  }
  const vectors = await knowledge.embed(questions.map(({ text }) => text))
  const clusters = (await clusterByMeaning(vectors)).slice(0, GAPS)
  const gaps = clusters.map(async ({ middle, members }) => {
    const example = questions[middle]?.text ?? ''
    const wordings = new Set(members.map((member) => questions[member]?.text ?? ''))
    wordings.delete(example)
    const { hits, confidence } = await knowledge.search(example, 1)
    const passage = hits[0]?.passage
    return {
      example,
      others: [...wordings].slice(0, WORDINGS),
      count: members.length,
      conversation_ids: [
        ...new Set(members.flatMap((member) => questions[member]?.conversationId ?? [])),
      ].slice(0, CONVERSATIONS),
      nearest: passage ? { id: passage.id, title: passage.title } : null,
      confidence: passage ? confidence : null,
    }
  })
  return { turns, looked_at: rows.length, gaps: await Promise.all(gaps) }
}

/** A question as staff may read it in passing: nobody's name, address or number in it. */
function withoutPersonal(text: string): string {
  const line = scrubPersonal(maskContacts(redact(text.slice(0, CHARACTERS * 2))))
    .replace(/\s+/g, ' ')
    .trim()
  return line.length > CHARACTERS ? `${line.slice(0, CHARACTERS).replace(/\s+\S*$/, '')} …` : line
}
