import { queries } from './queries.ts'
import type { Tables } from './tables.ts'

/** A span of time in Unix milliseconds; `to` is not in it. */
export interface Window {
  from: number
  to: number
}

const overviewColumns = [
  'answerer',
  'outcome',
  'error',
  'time_to_first_token_ms',
  'response_time_ms',
  'helpful',
] as const

/** What the overview needs of a turn record. */
export type OverviewRecord = Pick<Tables['turn_records'], (typeof overviewColumns)[number]>

export const recordsWithin = ({ from, to }: Window) =>
  queries
    .selectFrom('turn_records')
    .select(overviewColumns)
    .where('created_at', '>=', from)
    .where('created_at', '<', to)
    .compile()

/** How many conversations had their first turn in the window. */
export const countConversationsStarted = ({ from, to }: Window) =>
  queries
    .selectFrom(
      queries
        .selectFrom('turn_records')
        .select('conversation_id')
        .groupBy('conversation_id')
        .having((of) => of.fn.min('created_at'), '>=', from)
        .having((of) => of.fn.min('created_at'), '<', to)
        .as('started'),
    )
    .select((of) => of.fn.countAll<number>().as('conversations'))
    .compile()

/** Ratings by the day of the survey, whenever the conversation was. */
export const ratingsWithin = ({ from, to }: Window) =>
  queries
    .selectFrom('ratings')
    .select('score')
    .where('created_at', '>=', from)
    .where('created_at', '<', to)
    .compile()

export const countRecords = () =>
  queries
    .selectFrom('turn_records')
    .select((of) => of.fn.countAll<number>().as('records'))
    .compile()
