import { ProblemError } from '../../problem.ts'
import type { KeptEvent } from '../../store/conversation-events.ts'
import {
  appendMessage,
  closeConversation,
  deleteTurnMessage,
  findMessage,
  findMessages,
  reopenConversation,
} from '../../store/conversations.ts'
import { WriteConflict } from '../../store/database.ts'
import { findTurn, findTurnOfMessage, isRetryable, putFeedback } from '../../store/turns.ts'
import { createLiveTurns } from './live-turns.ts'
import type { LiveTurnParts } from './run-turn.ts'
import { recoverTurns } from './recover-turns.ts'
import { redact } from '../redact/redact.ts'
import { contextFrom, messagesOf, redactPage } from './turn-context.ts'
import { parseFoldedEvents } from './turn-log.ts'
import type { TurnRunner } from './turn-runner.ts'

const LONE_SURROGATE = /\p{Surrogate}/gu

/** Keeps messages, and runs their turns apart from connections, each with a log that readers follow. */
export function createTurnRunner(parts: LiveTurnParts): TurnRunner {
  const { database, conversationLog, now } = parts
  const recordListeners = new Set<() => void>()
  const tellRecord = () => {
    for (const listener of recordListeners) listener()
  }
  const live = createLiveTurns(parts, tellRecord)

  return {
    submit(submitted) {
      // Lone surrogates would come back from the store as another text.
      const text = redact(submitted.text.replace(LONE_SURROGATE, '\ufffd'))
      const message = {
        ...submitted,
        text,
        page: submitted.page && redactPage(submitted.page),
        locale: submitted.locale && redact(submitted.locale),
      }
      const { conversationId, messageId } = message
      return live.inLine(conversationId, async (line) => {
        const sameMessage = async () => {
          const known = await findMessage(database, conversationId, messageId)
          if (!known) return undefined
          if (known.text !== message.text) throw new ProblemError('message_id_conflict')
          return (await findTurnOfMessage(database, conversationId, messageId))?.turn_id
        }
        const existing = await sameMessage()
        if (existing) return existing
        const append = (turnId: string) =>
          appendMessage({
            conversation_id: conversationId,
            message_id: messageId,
            role: 'shopper',
            text: message.text,
            turn_id: turnId,
            created_at: now(),
          })
        try {
          const events: KeptEvent[] = [{ type: 'message', message_id: messageId }]
          return await live.enter(line, message, { texts: [{ messageId, text }], rows: append, events })
        } catch (error) {
          const meanwhile = error instanceof WriteConflict ? await sameMessage() : undefined
          if (meanwhile) return meanwhile
          throw error
        }
      })
    },

    retry(conversationId, turnId, by = {}) {
      return live.inLine(conversationId, async (line) => {
        const turn = await findTurn(database, conversationId, turnId)
        if (!turn) throw new ProblemError('not_found')
        const newest = await findTurnOfMessage(database, conversationId, turn.message_id)
        const messages = await findMessages(database, conversationId, messagesOf(turn))
        const own = messages.find((message) => message.message_id === turn.message_id)
        const retryable = turn.state === 'ended' && isRetryable(turn) && newest?.turn_id === turnId
        if (!retryable || !own) throw new ProblemError('turn_not_retryable')
        return live.enter(
          line,
          { ...contextFrom(turn), conversationId, messageId: own.message_id, text: own.text, ...by },
          {
            texts: messages.map(({ message_id, text }) => ({ messageId: message_id, text })),
            rows: () => [deleteTurnMessage(conversationId, turnId), reopenConversation(conversationId)],
            events: [],
            replaces: turnId,
          },
        )
      })
    },

    async stop(conversationId, turnId) {
      const turn = live.find(conversationId, turnId)
      if (turn) await live.stop(turn)
      else if (!(await findTurn(database, conversationId, turnId))) throw new ProblemError('not_found')
    },

    close(conversationId, author) {
      return live.inLine(conversationId, async (line) => {
        // From the last on: none of them may get its turn meanwhile.
        for (const waiting of line.waiting.toReversed()) await live.stop(waiting)
        if (line.running) await live.stop(line.running)
        const closing = closeConversation(conversationId, now())
        try {
          await conversationLog.write(conversationId, [closing], [{ type: 'conversation-closed', author }], {
            durable: true,
          })
        } catch (error) {
          if (!(error instanceof WriteConflict)) throw error
        }
      })
    },

    async events(conversationId, turnId, after, signal) {
      const turn = live.find(conversationId, turnId)
      if (turn) {
        if (after > turn.log.events.length) throw new ProblemError('log_truncated')
        return turn.log.read(after, signal)
      }
      const row = await findTurn(database, conversationId, turnId)
      if (!row) throw new ProblemError('not_found')
      const events = parseFoldedEvents(row.events ?? '[]')
      if (after > events.length) throw new ProblemError('log_truncated')
      return fromArray(events.slice(after))
    },

    async giveFeedback(conversationId, turnId, helpful, reason) {
      if (!(await findTurn(database, conversationId, turnId))) throw new ProblemError('not_found')
      await database.write(putFeedback(turnId, helpful, reason === undefined ? null : redact(reason), now()))
      tellRecord()
    },

    running(conversationId) {
      const turn = live.runningIn(conversationId)
      return turn && { turnId: turn.turnId, messageId: turn.messageId, lastEventId: turn.log.events.length }
    },

    count: live.count,
    recover: async () => live.takeUp(await recoverTurns(parts)),
    drain: live.drain,

    onRecord(listener) {
      recordListeners.add(listener)
      return () => void recordListeners.delete(listener)
    },
  }
}

async function* fromArray<T>(items: T[]): AsyncGenerator<T> {
  yield* items
}
