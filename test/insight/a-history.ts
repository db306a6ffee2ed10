import { insertConversation, putRating } from '../../server/store/conversations.ts'
import type { Database } from '../../server/store/database.ts'
import { queries } from '../../server/store/queries.ts'
import { insertTurnRecord, type TurnRecord } from '../../server/store/turn-records.ts'
import { insertTurn, putFeedback } from '../../server/store/turns.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** A turn record of an answered turn, with what is told otherwise. */
export function aRecord(fields: Partial<TurnRecord> & { turn_id: string }): TurnRecord {
  return {
    conversation_id: 'c1',
    created_at: 0,
    answerer: 'local',
    fallback_reason: null,
    outcome: 'answered',
    error: null,
    confidence: 0.9,
    retrieval_ms: 2,
    time_to_first_token_ms: 10,
    response_time_ms: 100,
    model: null,
    model_requests: 0,
    cost_micros: 0,
    unsupported_claims: 0,
    prompt_tokens: 0,
    completion_tokens: 0,
    passages: '[]',
    knowledge_version: null,
    citations: '[]',
    locale: 'en',
    helpful: null,
    helpful_at: null,
    request_id: null,
    sentiment: null,
    topic: null,
    asked_for_person: 0,
    said_helped: 0,
    messages: 1,
    ...fields,
  }
}

/** Writes what happened in a shop, through the store, as if it happened at the moments that are told. */
export function aHistory(database: Database) {
  let serial = 0
  const visitors = new Set<string>()

  return {
    /** Begins a conversation; what it returns tells its turns. */
    async conversation(name: string, visitor = `visitor of ${name}`) {
      if (!visitors.has(visitor)) {
        visitors.add(visitor)
        const row = { visitor_id: visitor, created_at: 0 }
        await database.write([{ query: queries.insertInto('visitors').values(row).compile() }])
      }
      await database.write([insertConversation(name, visitor, 0)])
      return {
        /** A turn that begins at a moment; returns its id. */
        async turn(at: number, fields: Partial<TurnRecord> = {}) {
          const turnId = `t${++serial}`
          await database.write([
            insertTurn({ turnId, conversationId: name, messageId: `m${serial}`, at }),
            ...insertTurnRecord(
              aRecord({ ...fields, turn_id: turnId, conversation_id: name, created_at: at }),
            ),
          ])
          return turnId
        },
        thumb: (turnId: string, helpful: boolean, at: number) =>
          database.write(putFeedback(turnId, helpful, null, at)),
        rate: (score: number, at: number) =>
          database.write(putRating({ conversation_id: name, score, comment: null, created_at: at })),
      }
    },
  }
}
