import type { LiveTurn } from './live-turn.ts'

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
