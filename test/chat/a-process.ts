import { type ConversationLog, createConversationLog } from '../../server/chat/conversation-log.ts'
import { createTurnRunner } from '../../server/chat/turns/create-turn-runner.ts'
import type { Answer } from '../../server/chat/turns/run-turn.ts'
import type { TurnRunner } from '../../server/chat/turns/turn-runner.ts'
import { randomId } from '../../server/ids.ts'
import type { Database } from '../../server/store/database.ts'

/** A server as far as turns go: it can be killed, and another started on the same database. */
export interface Process {
  turns: TurnRunner
  conversationLog: ConversationLog
  /** From now on it writes nothing and learns of nothing: what it still does is lost. */
  kill(): void
}

/** @param logged takes what the process logs */
export function aProcess(parts: {
  database: Database
  answer: Answer
  now: () => number
  logged: string[]
}): Process {
  const { database, answer, now, logged } = parts
  let alive = true
  const never = new Promise<never>(() => {})
  const store: Database = {
    ...database,
    read: async (query) => (alive ? database.read(query) : never),
    async write(batch, options) {
      if (!alive) return never
      await database.write(batch, options)
      // Killed after the commit: nobody is told of it.
      return alive ? undefined : never
    },
  }
  const log = (_: object, message: string) => void (alive && logged.push(message))
  const conversationLog = createConversationLog(store, now)
  const turns = createTurnRunner({
    database: store,
    conversationLog,
    answer,
    now,
    newId: randomId,
    logger: { info: log, warn: log, error: log },
  })
  return {
    turns,
    conversationLog,
    kill() {
      alive = false
    },
  }
}
