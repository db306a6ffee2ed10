import type { Now } from '../ids.ts'
import { ProblemError } from '../problem.ts'
import {
  insertConversationEvent,
  type KeptEvent,
  listConversationEvents,
  newestConversationEvent,
} from '../store/conversation-events.ts'
import type { Database, Write } from '../store/database.ts'
import type { ConversationEvent } from '../wire.ts'
import { showMessage } from './show-conversation.ts'
import type { LoggedEvent } from './turns/turn-log.ts'

/** Rows read at once, and passing events kept for a reader who is slow to take them. */
const PAGE = 100
const MAX_PASSING = 16

/** An event for who listens just then; it is kept nowhere and has no number. */
export type PassingEvent = Extract<ConversationEvent, { type: 'typing' }>

/** What a reader of a conversation's log gets: numbered events, and passing ones in between. */
export type StreamedEvent = LoggedEvent | Omit<LoggedEvent, 'id'>

/** The own logs of all conversations: what happens beside the text of turns, one row an event. */
export interface ConversationLog {
  /** Writes a batch with the events that tell of it, whole or not at all, and then shows them to readers. */
  write(
    conversationId: string,
    batch: Write[],
    events: KeptEvent[],
    options?: { durable?: boolean },
  ): Promise<void>
  /** Sends a passing event to who listens just now. */
  tell(conversationId: string, event: PassingEvent): void
  /** The number of the newest event; 0 before the first. */
  newest(conversationId: string): Promise<number>
  /**
   * The events after number `after`, then those to come; it ends only with the signal.
   * @throws ProblemError `log_truncated` when the log does not reach that far
   */
  read(conversationId: string, after: number, signal: AbortSignal): Promise<AsyncIterable<StreamedEvent>>
}

interface Reader {
  passing: PassingEvent[]
  wake: () => void
}

/** Logs whose rows are the truth; in memory there is only who waits for the next one. */
export function createConversationLog(database: Database, now: Now): ConversationLog {
  const readers = new Map<string, Set<Reader>>()
  const newest = (conversationId: string) => newestConversationEvent(database, conversationId)

  async function* follow(conversationId: string, after: number, signal: AbortSignal) {
    let news = false
    let resume = () => {}
    const reader: Reader = {
      passing: [],
      wake() {
        news = true
        resume()
      },
    }
    const ofConversation = readers.get(conversationId) ?? new Set()
    readers.set(conversationId, ofConversation.add(reader))
    signal.addEventListener('abort', reader.wake, { once: true })
    try {
      let next = after
      while (!signal.aborted) {
        // Before looking: what comes meanwhile must be looked for again.
        news = false
        const rows = await listConversationEvents(database, conversationId, next, PAGE)
        for (const row of rows) {
          next = row.event_id
          const event = asShown(row)
          if (event) yield event
          if (signal.aborted) return
        }
        if (rows.length > 0) continue
        for (const event of reader.passing.splice(0)) yield { type: event.type, json: JSON.stringify(event) }
        if (news || signal.aborted) continue
        await new Promise<void>((resolve) => {
          resume = resolve
        })
      }
    } finally {
      signal.removeEventListener('abort', reader.wake)
      ofConversation.delete(reader)
      if (ofConversation.size === 0) readers.delete(conversationId)
    }
  }

  return {
    async write(conversationId, batch, events, options) {
      const at = now()
      const rows = events.map((event) => insertConversationEvent(conversationId, event, at))
      await database.write([...batch, ...rows], options)
      for (const reader of readers.get(conversationId) ?? []) reader.wake()
    },
    tell(conversationId, event) {
      for (const reader of readers.get(conversationId) ?? []) {
        if (reader.passing.length < MAX_PASSING) reader.passing.push(event)
        reader.wake()
      }
    },
    newest,
    async read(conversationId, after, signal) {
      if (after > (await newest(conversationId))) throw new ProblemError('log_truncated')
      return follow(conversationId, after, signal)
    },
  }
}

/** A row as its reader sees it; a message that has been erased since is left out. */
function asShown(row: Awaited<ReturnType<typeof listConversationEvents>>[number]): LoggedEvent | undefined {
  const { event_id: id, event: json, message_id, role, text, turn_id, created_at } = row
  if (message_id === null) {
    const { type }: KeptEvent = JSON.parse(json)
    return { id, type, json }
  }
  if (role === null || text === null || created_at === null) return undefined
  const message = showMessage({ message_id, role, text, turn_id, created_at })
  return { id, type: 'message', json: JSON.stringify({ type: 'message', message }) }
}
