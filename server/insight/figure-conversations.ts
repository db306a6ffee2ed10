import type { Now } from '../ids.ts'
import type { Database } from '../store/database.ts'
import * as store from '../store/insight.ts'
import { conversationsWithText } from '../store/conversations.ts'
import type { FigureConversations, FigureId, FigurePart } from '../wire.ts'
import { resolutionOf } from './cohort-tally.ts'
import { figureDefinitions } from './figure-definitions.ts'
import { conversationsIn } from './tally-reader.ts'

/** Lists what a figure counts, a page at a time; `after` is the `next` of the page before. */
export type FigureConversationsOf = (
  figure: FigureId,
  part: FigurePart,
  window: store.Window,
  after?: string,
) => Promise<FigureConversations>

const PAGE = 50

/** The conversations behind each figure, by the very definitions that it is computed from. */
export function createFigureConversations(database: Database, now: Now = Date.now): FigureConversationsOf {
  return async (figure, part, window, after) => {
    const counts = figureDefinitions[figure][part] ?? (() => 0)
    const select = figure === 'csat' ? store.conversationsRated : store.conversationsStarted
    const rows: FigureConversations['conversations'] = []
    let last: store.Cursor | undefined
    let hasMore = false
    const cursor = after === undefined ? undefined : parseCursor(after)
    for await (const facts of conversationsIn(database, select, window, now(), cursor)) {
      const count = counts(facts)
      if (count === 0) continue
      if (rows.length === PAGE) {
        hasMore = true
        break
      }
      last = facts.cursor
      rows.push({
        conversation_id: facts.conversationId,
        started_at: new Date(facts.startedAt).toISOString(),
        topic: facts.topic,
        resolution: resolutionOf(facts),
        turns: facts.turns.length,
        rating: facts.rating,
        count,
        has_text: false,
      })
    }
    const withText = await conversationsWithText(
      database,
      rows.map((row) => row.conversation_id),
    )
    return {
      conversations: rows.map((row) => ({ ...row, has_text: withText.has(row.conversation_id) })),
      next: hasMore && last ? `${last.at}.${last.id}` : null,
    }
  }
}

/** @returns `undefined` for what no page gave out: the list begins anew */
function parseCursor(after: string): store.Cursor | undefined {
  const [, at, id] = /^(\d{1,15})\.(.{1,64})$/.exec(after) ?? []
  return at === undefined || id === undefined ? undefined : { at: Number(at), id }
}
