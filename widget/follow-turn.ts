import type { Message, TurnEvent } from '../server/wire.ts'
import { ChatProblem } from './chat-problem.ts'
import { readSse } from './sse.ts'

/**
 * What a reader of a turn sees: the server's events, that the line went dead for now, or, where no stream comes
 * through at all, the stored answer.
 */
export type TurnUpdate = TurnEvent | { type: 'reconnecting' } | { type: 'read-back'; message: Message }

/** An update with its number in the turn; what is not of the log has none. */
export interface NumberedUpdate {
  id?: number
  update: TurnUpdate
}

export interface FollowParts {
  /** Opens the turn's stream: by the message while `turnId` is unknown, else after `lastEventId`. */
  open(turnId: string | undefined, lastEventId: number, signal: AbortSignal): Promise<Response>
  /** The stored answer of a turn that has ended; undefined while it runs. */
  readBack(turnId: string, signal: AbortSignal): Promise<Message | undefined>
  signal: AbortSignal
  turnId?: string
  /** The newest event that is known already. */
  lastEventId?: number
  /** Waits before another try; rejects when the signal aborts. */
  wait(tries: number, signal: AbortSignal): Promise<void>
  /** How long a line may be silent before it counts as dead, ms. */
  silenceMs?: number
}

export const SILENCE_MS = 35_000
/** Tries to bring a message to a server that answers with failures. */
const MAX_FAILURES = 3
/** Connections without a byte after which the conversation is read instead: something on the way holds streams back. */
const MAX_SILENT = 2

/**
 * Reads one turn to its real end. A stream that closes without `turn-end` or `turn-error` is opened again
 * after the last event seen, for as long as it takes, so that no character comes twice and none is missing. It
 * never makes up an end. A message that has not reached the server is not tried again here: `offline` is thrown.
 */
export async function* followTurn(parts: FollowParts): AsyncGenerator<NumberedUpdate, void, undefined> {
  const { signal, silenceMs = SILENCE_MS } = parts
  let { turnId, lastEventId: lastId = 0 } = parts
  let tries = 0
  let silent = 0
  for (;;) {
    try {
      if (turnId !== undefined && silent >= MAX_SILENT) {
        const message = await parts.readBack(turnId, signal)
        if (message) return yield { update: { type: 'read-back', message } }
      } else {
        const response = await parts.open(turnId, lastId, signal)
        let heard = false
        for await (const { id, data } of readSse(response.body, silenceMs, () => (heard = true))) {
          const number = Number(id)
          if (number <= lastId) continue
          lastId = number
          tries = 0
          const update: TurnEvent = JSON.parse(data)
          if (update.type === 'turn-start') turnId = update.turn_id
          yield { id: number, update }
          if (update.type === 'turn-end' || update.type === 'turn-error') return
        }
        silent = heard ? 0 : silent + 1
      }
    } catch (error) {
      if (signal.aborted) throw error
      if (error instanceof ChatProblem && error.code === 'log_truncated' && lastId > 0) lastId = 0
      else if (!isPassing(error) && !(turnId !== undefined && isTooOften(error))) throw error
      else if (turnId === undefined && (codeOf(error) === 'offline' || tries >= MAX_FAILURES)) throw error
    }
    signal.throwIfAborted()
    yield { update: { type: 'reconnecting' } }
    await parts.wait(++tries, signal)
  }
}

/** Of a turn that runs already: no refusal, later it is let in. */
function isTooOften(error: unknown): boolean {
  return error instanceof ChatProblem && error.status === 429
}

/** A dead line, or a server that is just coming back; a refusal stays one however often it is asked. */
export function isPassing(error: unknown): boolean {
  if (error instanceof ChatProblem) return error.code === 'offline' || error.status >= 500
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'NetworkError')
}

/** The code of any failure; a dead line in the middle of a body throws the browser's own errors. */
export function codeOf(error: unknown): ChatProblem['code'] {
  if (error instanceof ChatProblem) return error.code
  return isPassing(error) ? 'offline' : 'internal'
}
