import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Write } from './database.ts'
import { SPAN_MS } from './figure-changes.ts'
import { queries } from './queries.ts'
import type { Tables } from './tables.ts'

/** A span of time in Unix milliseconds; `to` is not in it. */
export interface Window {
  from: number
  to: number
}

const turnColumns = [
  'turn_id',
  'conversation_id',
  'created_at',
  'answerer',
  'fallback_reason',
  'outcome',
  'error',
  'time_to_first_token_ms',
  'response_time_ms',
  'prompt_tokens',
  'completion_tokens',
  'cost_micros',
  'helpful',
  'helpful_at',
  'sentiment',
  'topic',
  'asked_for_person',
  'said_helped',
  'messages',
] as const

/** What the figures need of a turn. */
export type TurnRow = Pick<Selectable<Tables['turn_records']>, (typeof turnColumns)[number]>
export type ConversationRow = Selectable<Tables['conversation_records']>

/** Where a page of rows goes on: after the row of this time and id. */
export interface Cursor {
  at: number
  id: string
}

/** The first place in a window. */
export const beginning = (window: Window): Cursor => ({ at: window.from, id: '' })

/** Turns of a window in the order of time, a page of them. */
export const turnsWithin = (window: Window, after: Cursor, limit: number) =>
  queries
    .selectFrom('turn_records')
    .select(turnColumns)
    .where(sql<boolean>`(created_at, turn_id) > (${after.at}, ${after.id})`)
    .where('created_at', '<', window.to)
    .orderBy('created_at')
    .orderBy('turn_id')
    .limit(limit)
    .compile()

/** Conversations that started in a window, in that order, a page of them. */
export const conversationsStarted = (window: Window, after: Cursor, limit: number) =>
  queries
    .selectFrom('conversation_records')
    .selectAll()
    .where(sql<boolean>`(started_at, conversation_id) > (${after.at}, ${after.id})`)
    .where('started_at', '<', window.to)
    .orderBy('started_at')
    .orderBy('conversation_id')
    .limit(limit)
    .compile()

/** Conversations that were rated in a window, whenever they started. */
export const conversationsRated = (window: Window, after: Cursor, limit: number) =>
  queries
    .selectFrom('conversation_records')
    .selectAll()
    .where(sql<boolean>`(rated_at, conversation_id) > (${after.at}, ${after.id})`)
    .where('rated_at', '<', window.to)
    .orderBy('rated_at')
    .orderBy('conversation_id')
    .limit(limit)
    .compile()

/** All turns of some conversations, of each in the order of time. */
export const turnsOf = (conversationIds: readonly string[]) =>
  queries
    .selectFrom('turn_records')
    .select(turnColumns)
    // One parameter, so that one statement serves any number of ids.
    .where(
      'conversation_id',
      'in',
      sql<string>`(select value from json_each(${JSON.stringify(conversationIds)}))`,
    )
    .orderBy('conversation_id')
    .orderBy('created_at')
    .orderBy('turn_id')
    .compile()

/** Ratings by the day of the survey, whenever the conversation was. */
export const ratingsWithin = ({ from, to }: Window) =>
  queries
    .selectFrom('conversation_records')
    .select((of) => ['rating', of.fn.countAll<number>().as('ratings')])
    .where('rated_at', '>=', from)
    .where('rated_at', '<', to)
    .groupBy('rating')
    .compile()

/** Grows with every record, and with every feedback. */
export const countChangesSoFar = () =>
  queries
    .selectFrom('figure_changes')
    .select((of) => of.fn.sum<number | null>('changes').as('changes'))
    .compile()

/** What changed in a window, by quarters of an hour. */
export const changesWithin = ({ from, to }: Window) =>
  queries
    .selectFrom('figure_changes')
    .selectAll()
    .where('span_start', '>=', Math.floor(from / SPAN_MS) * SPAN_MS)
    .where('span_start', '<', to)
    .orderBy('span_start')
    .compile()

type TallyRow = Tables['figure_tallies']

/** Which sums of a window are kept, and how long they hold. */
export const talliesKept = (kind: TallyRow['kind'], seconds: number, { from, to }: Window) =>
  queries
    .selectFrom('figure_tallies')
    .select(['span_start', 'changes', 'valid_until'])
    .where('kind', '=', kind)
    .where('seconds', '=', seconds)
    .where('span_start', '>=', from)
    .where('span_start', '<', to)
    .compile()

/** The kept sums of one span. */
export const tallyKept = (kind: TallyRow['kind'], seconds: number, spanStart: number) =>
  queries
    .selectFrom('figure_tallies')
    .selectAll()
    .where('kind', '=', kind)
    .where('seconds', '=', seconds)
    .where('span_start', '=', spanStart)
    .compile()

/** Keeps the sums of a span, and forgets those that began before `oldest`, Unix ms. */
export function keepTally(row: TallyRow, oldest: number): Write[] {
  const { kind, seconds, changes, valid_until, tally } = row
  const kept = {
    query: queries
      .insertInto('figure_tallies')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['kind', 'seconds', 'span_start']).doUpdateSet({ changes, valid_until, tally }),
      )
      .compile(),
  }
  const forgotten = queries
    .deleteFrom('figure_tallies')
    .where('kind', '=', kind)
    .where('seconds', '=', seconds)
    .where('span_start', '<', oldest)
    .compile()
  return [kept, { query: forgotten }]
}

/** The newest questions that stayed open, of conversations that started in a window, with their texts. */
export const unsureQuestions = ({ from, to }: Window, limit: number) =>
  queries
    .selectFrom('turn_records as record')
    .innerJoin('conversation_records as of', 'of.conversation_id', 'record.conversation_id')
    .innerJoin('turns', 'turns.turn_id', 'record.turn_id')
    .innerJoin('messages', (join) =>
      join
        .onRef('messages.conversation_id', '=', 'turns.conversation_id')
        .onRef('messages.message_id', '=', 'turns.message_id'),
    )
    .select(['record.turn_id', 'record.conversation_id', 'messages.text'])
    .where('record.outcome', '=', 'unsure')
    .where('record.created_at', '>=', from)
    .where('of.started_at', '>=', from)
    .where('of.started_at', '<', to)
    .orderBy('record.created_at', 'desc')
    .limit(limit)
    .compile()

/** How many turns of conversations that started in a window stayed open. */
export const countUnsure = ({ from, to }: Window) =>
  queries
    .selectFrom('turn_records as record')
    .innerJoin('conversation_records as of', 'of.conversation_id', 'record.conversation_id')
    .select((eb) => eb.fn.countAll<number>().as('turns'))
    .where('record.outcome', '=', 'unsure')
    .where('record.created_at', '>=', from)
    .where('of.started_at', '>=', from)
    .where('of.started_at', '<', to)
    .compile()
