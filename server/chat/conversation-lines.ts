import type { TurnEvent } from '../wire.ts'
import type { TurnLog } from './turn-log.ts'
import type { SubmittedMessage } from './turn-runner.ts'
import type { TurnTrace } from './turn-trace.ts'

/** A turn that runs or waits in this process. */
export interface LiveTurn {
  turnId: string
  conversationId: string
  messageId: string
  /** Earlier messages that were stopped before any text and are answered along with this one, then its own. */
  texts: { messageId: string; text: string }[]
  message: SubmittedMessage
  /** The turn that this one is another try of: its answer is being removed. */
  replaces: string | undefined
  /** What it had told before the server was restarted. */
  told: TurnEvent[]
  log: TurnLog
  trace: TurnTrace
  abort: AbortController
  startedAt: number
  /** Its rows, and those of its message, are kept. */
  committed: Promise<void>
  finished: Promise<void>
}

/** The turns of one conversation: one runs, the others wait. */
export interface ConversationLine {
  running: LiveTurn | undefined
  waiting: LiveTurn[]
  /** Serialises what is done to this conversation. */
  lock: Promise<unknown>
}

/** The lines of all conversations in which something runs or waits. */
export function createConversationLines() {
  const lines = new Map<string, ConversationLine>()
  return {
    lineOf: (conversationId: string): ConversationLine | undefined => lines.get(conversationId),
    /** Does one thing at a time to a conversation, and forgets its line when nothing is left of it. */
    async inLine<T>(conversationId: string, work: (line: ConversationLine) => Promise<T>): Promise<T> {
      const line = lines.get(conversationId) ?? { running: undefined, waiting: [], lock: Promise.resolve() }
      lines.set(conversationId, line)
      const result = line.lock.then(() => work(line))
      const settled = result.catch(() => {})
      line.lock = settled
      void settled.then(() => {
        if (line.lock === settled && !line.running && line.waiting.length === 0) lines.delete(conversationId)
      })
      return result
    },
  }
}
