import type { ConversationEvent } from '../server/wire.ts'
import { ChatProblem } from './chat-problem.ts'
import { isPassing } from './follow-turn.ts'
import { readSse } from './sse.ts'

/** An event of the conversation's own log, or that its line was lost or found again. */
export type ConversationUpdate =
  | { type: 'event'; event: ConversationEvent; id?: number }
  | { type: 'line-lost' }
  | { type: 'line-found' }

/** A line that lived this long was a good one: the next try comes soon, ms. */
const GOOD_MS = 10_000

/**
 * Reads a conversation's own log from `lastEventId` on, for as long as the signal lets it; a lost line is opened
 * again. Throws only what no further try would change.
 */
export async function* followConversation(parts: {
  open(lastEventId: number, signal: AbortSignal): Promise<Response>
  lastEventId: number
  signal: AbortSignal
  wait(tries: number, signal: AbortSignal): Promise<void>
  now(): number
  silenceMs: number
}): AsyncGenerator<ConversationUpdate, void, undefined> {
  const { signal } = parts
  let lastId = parts.lastEventId
  let tries = 0
  for (;;) {
    const openedAt = parts.now()
    try {
      const response = await parts.open(lastId, signal)
      yield { type: 'line-found' }
      for await (const { id, data } of readSse(response.body, parts.silenceMs)) {
        const event: ConversationEvent = JSON.parse(data)
        // A passing event has no number of its own: the one before it stands.
        const number = event.type === 'typing' ? undefined : Number(id)
        if (number !== undefined && number <= lastId) continue
        lastId = number ?? lastId
        yield { type: 'event', event, ...(number !== undefined && { id: number }) }
      }
    } catch (error) {
      // Asked too often is no refusal: later it is let in.
      const later = error instanceof ChatProblem && error.status === 429
      if (signal.aborted || !(later || isPassing(error))) throw error
    }
    signal.throwIfAborted()
    if (parts.now() - openedAt > GOOD_MS) tries = 0
    // Proxies end long streams as a matter of course: lost is only what does not come back.
    if (++tries > 1) yield { type: 'line-lost' }
    await parts.wait(tries, signal)
  }
}
