import { showMessages } from '../chat/show-conversation.ts'
import { summaryOf } from '../store/conversation-summaries.ts'
import { findMessage, findRating } from '../store/conversations.ts'
import type { Database } from '../store/database.ts'
import { newestRecordsOf, recordsOfTurns, type TurnRecord } from '../store/turn-records.ts'
import { findTurns, type TurnRow } from '../store/turns.ts'
import { errorCodes, type Message, outcomes, type Source, type TurnEvent } from '../wire.ts'
import type { InspectedConversation, InspectedTurn } from '../wire/staff-conversations.ts'
import { listedConversation } from './listed-conversation.ts'
import { type PassageHashes, passagesOf, passageStates } from './passage-states.ts'

/**
 * A conversation with its messages and what is known of each of their turns; undefined where there is none.
 * @param options `before` is a message's id: the messages before that one
 */
export async function inspectConversation(
  database: Database,
  conversationId: string,
  { before, passageHashes }: { before?: string | undefined; passageHashes: PassageHashes },
): Promise<Omit<InspectedConversation, 'links'> | undefined> {
  const [summary] = await database.read(summaryOf(conversationId))
  if (!summary) return undefined
  const position = before === undefined ? undefined : await findMessage(database, conversationId, before)
  if (before !== undefined && !position) return undefined

  const { messages, hasMore } = await showMessages(database, conversationId, position?.seq)
  const rating = await findRating(database, conversationId)
  const turns = await turnsOf(database, conversationId, { messages, passageHashes })
  return {
    conversation: listedConversation(summary),
    rating_comment: rating?.comment ?? null,
    messages,
    turns,
    has_more: hasMore,
  }
}

/** The turns of these messages; where the texts are gone, the newest of the conversation. */
async function turnsOf(
  database: Database,
  conversationId: string,
  { messages, passageHashes }: { messages: readonly Message[]; passageHashes: PassageHashes },
): Promise<InspectedTurn[]> {
  const ids = [...new Set(messages.flatMap(({ turn_id }) => turn_id ?? []))]
  const records =
    ids.length > 0
      ? await database.read(recordsOfTurns(ids))
      : (await database.read(newestRecordsOf(conversationId))).reverse()
  const rows = new Map(
    (
      await findTurns(
        database,
        records.map(({ turn_id }) => turn_id),
      )
    ).map((row) => [row.turn_id, row]),
  )
  const stateOf = await passageStates(records, passageHashes)
  return records.map((record) => inspectedTurn(record, rows.get(record.turn_id), stateOf))
}

function inspectedTurn(
  record: TurnRecord,
  turn: TurnRow | undefined,
  stateOf: Awaited<ReturnType<typeof passageStates>>,
): InspectedTurn {
  const cited = new Set<number>(JSON.parse(record.citations))
  const shown = new Map(sourcesIn(turn?.events ?? '[]').map((source) => [source.n, source]))
  return {
    turn_id: record.turn_id,
    request_id: record.request_id,
    started_at: new Date(record.created_at).toISOString(),
    answerer: record.answerer,
    model: record.model,
    fallback_reason: record.fallback_reason,
    outcome: outcomes.find((outcome) => outcome === record.outcome) ?? null,
    error: errorCodes.find((code) => code === record.error) ?? null,
    confidence: record.confidence,
    sentiment: record.sentiment,
    topic: record.topic,
    query: turn?.query ?? null,
    knowledge_version: record.knowledge_version,
    passages: passagesOf(record).map((passage, index) => {
      const { id, score } = passage
      const n = index + 1
      const state = stateOf(passage)
      const source = shown.get(n)
      const known = source?.id === id ? source : undefined
      return {
        n,
        id,
        score,
        cited: cited.has(n),
        ...(state ? { state } : {}),
        ...(known ? { title: known.title, snippet: known.snippet } : {}),
        ...(known?.url ? { url: known.url } : {}),
      }
    }),
    retrieval_ms: record.retrieval_ms,
    time_to_first_token_ms: record.time_to_first_token_ms,
    response_time_ms: record.response_time_ms,
    model_requests: record.model_requests,
    prompt_tokens: record.prompt_tokens,
    completion_tokens: record.completion_tokens,
    cost_micros: record.cost_micros,
    unsupported_claims: record.unsupported_claims,
    helpful: record.helpful === null ? null : record.helpful === 1,
    reason: turn?.reason ?? null,
  }
}

/** The sources that a turn showed last. */
function sourcesIn(folded: string): Source[] {
  const events: TurnEvent[] = JSON.parse(folded)
  return events.findLast((event) => event.type === 'sources')?.sources ?? []
}
