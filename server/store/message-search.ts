import { sql } from 'kysely'
import { queries } from './queries.ts'

/** A message's row in the search is its conversation's number times this, plus its own place in the conversation. */
export const MESSAGES_PER_CONVERSATION = 2 ** 20

/** Most words of one search; what is typed after them is left out. */
const MAX_WORDS = 8
/** Words that are shorter are looked for whole: what begins with one letter is nearly everything. */
const MIN_PREFIX = 2
const PIECE = /"([^"]*)"?|[^\s"]+/gu
/** What the tokenizer keeps of a text; a word without any would match nothing, and take the others along. */
const HAS_TOKEN = /[\p{L}\p{N}\p{Co}]/u

/** A word as it was typed, or a phrase that stood in quotation marks. */
export interface SearchTerm {
  text: string
  exact: boolean
}

/** The words and phrases of what someone typed into a search box. Every character of it is taken as text. */
export function searchTerms(typed: string): SearchTerm[] {
  return [
    ...typed
      .replaceAll('\0', ' ')
      .replace(/[“”„«»]/g, '"')
      .matchAll(PIECE),
  ]
    .map((match) => ({ text: match[1] ?? match[0], exact: match[1] !== undefined }))
    .filter(({ text }) => HAS_TOKEN.test(text))
    .slice(0, MAX_WORDS)
}

/** Terms in FTS5's own language: all must occur, a word also as the beginning of a longer one. */
function matchExpression(terms: readonly SearchTerm[]): string {
  return terms
    .map(({ text, exact }) => `"${text}"${exact || text.length < MIN_PREFIX ? '' : ' *'}`)
    .join(' AND ')
}

/**
 * Messages in which all terms occur, at most `limit`: those of the newest conversation first, and within one the
 * last. `before` is the number of a conversation: only older ones.
 */
export function messagesMatching(terms: readonly SearchTerm[], before: number | undefined, limit: number) {
  let query = queries
    .selectFrom('message_search')
    .select('rowid')
    .where(sql<boolean>`message_search match ${matchExpression(terms)}`)
  if (before !== undefined) query = query.where('rowid', '<', before * MESSAGES_PER_CONVERSATION)
  return query.orderBy('rowid', 'desc').limit(limit).compile()
}

/** The number of the conversation that a row of the search belongs to. */
export const conversationNumber = (rowid: number) => Math.floor(rowid / MESSAGES_PER_CONVERSATION)

/** The texts of messages that were found, each with its row in the search. */
export function messagesOfMatches(rowids: number[]) {
  return queries
    .selectFrom('messages as m')
    .innerJoin('conversation_summaries as s', 's.conversation_id', 'm.conversation_id')
    .select(['m.text', sql<number>`s.number * ${sql.lit(MESSAGES_PER_CONVERSATION)} + m.seq`.as('match')])
    .where((is) =>
      is.or(
        rowids.map((rowid) =>
          is.and([
            is('s.number', '=', conversationNumber(rowid)),
            is('m.seq', '=', rowid % MESSAGES_PER_CONVERSATION),
          ]),
        ),
      ),
    )
    .compile()
}
