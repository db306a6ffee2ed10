import type { TurnEvent } from '../server/wire.ts'
import { ChatProblem } from './chat-problem.ts'
import { readSse } from './sse.ts'

/** What a reader of a turn sees: the server's events, and that the line went dead for now. */
export type TurnUpdate = TurnEvent | { type: 'reconnecting' }

export interface FollowParts {
  /** Opens the turn's stream: by the message while `turnId` is unknown, else after `lastEventId`. */
  open(turnId: string | undefined, lastEventId: number, signal: AbortSignal): Promise<Response>
  signal: AbortSignal
  turnId?: string
  /** Waits before another try; rejects when the signal aborts. */
  wait(tries: number, signal: AbortSignal): Promise<void>
}

export const SILENCE_MS = 35_000
const MAX_TRIES = 10

/**
 * Reads one turn to its real end. A stream that closes without `turn-end` or `turn-error` is opened again
 * after the last event seen, so that no character comes twice and none is missing; when that stays in vain
 * it throws `interrupted` (or `offline`, if the server was never reached). It never makes up an end.
 */
export async function* followTurn(parts: FollowParts): AsyncGenerator<TurnUpdate, void, undefined> {
  const { signal } = parts
  let turnId = parts.turnId
  let lastId = 0
  let tries = 0
  for (;;) {
    try {
      const response = await parts.open(turnId, lastId, signal)
      if (response.body) {
        for await (const { id, data } of readSse(response.body, SILENCE_MS)) {
          const number = Number(id)
          if (number <= lastId) continue
          lastId = number
          tries = 0
          const event: TurnEvent = JSON.parse(data)
          if (event.type === 'turn-start') turnId = event.turn_id
          yield event
          if (event.type === 'turn-end' || event.type === 'turn-error') return
        }
      }
    } catch (error) {
      if (signal.aborted || !isPassing(error)) throw error
    }
    signal.throwIfAborted()
    if (++tries > MAX_TRIES) throw new ChatProblem(turnId === undefined ? 'offline' : 'interrupted')
    yield { type: 'reconnecting' }
    await parts.wait(tries, signal)
  }
}

/** A dead line, or a server that is just coming back; a refusal stays one however often it is asked. */
function isPassing(error: unknown): boolean {
  if (error instanceof ChatProblem) return error.code === 'offline' || error.status >= 500
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'NetworkError')
}
