import type { NewId, Now } from '../ids.ts'
import type { Logger } from '../ops/logger.ts'
import { ProblemError } from '../problem.ts'
import type { KeptEvent } from '../store/conversation-events.ts'
import {
  appendMessage,
  closeConversation,
  deleteTurnMessage,
  findMessage,
  findMessages,
  reopenConversation,
} from '../store/conversations.ts'
import { type Database, type Write, WriteConflict } from '../store/database.ts'
import {
  countResumption,
  findTurn,
  findTurnOfMessage,
  insertTurn,
  isRetryable,
  markTurnStarted,
  putFeedback,
} from '../store/turns.ts'
import type { TurnEvent } from '../wire.ts'
import { type ConversationLine, createConversationLines, type LiveTurn } from './conversation-lines.ts'
import type { ConversationLog } from './conversation-log.ts'
import { recoverTurns } from './recover-turns.ts'
import { redact } from './redact.ts'
import { type Answer, type OnTurnEnded, runTurn, SUSPENSION } from './run-turn.ts'
import { contextFrom, contextOf, messagesOf, redactPage } from './turn-context.ts'
import { parseFoldedEvents, TurnLog } from './turn-log.ts'
import type { SubmittedMessage, TurnRunner } from './turn-runner.ts'
import { emptyTrace } from './turn-trace.ts'

/** Messages that may wait behind a running turn. */
const MAX_WAITING = 3

const LONE_SURROGATE = /\p{Surrogate}/gu

/**
 * Runs turns apart from connections: one at a time for a conversation, each with a log that readers follow.
 */
export function createTurnRunner(parts: {
  database: Database
  conversationLog: ConversationLog
  answer: Answer
  now: Now
  newId: NewId
  logger: Logger
  onTurnEnded?: OnTurnEnded
}): TurnRunner {
  const { database, conversationLog, now, newId, logger } = parts
  const { inLine, lineOf } = createConversationLines()
  const live = new Map<string, LiveTurn>()
  const recordListeners = new Set<() => void>()

  /** Enters a turn for a message: starts it, or lets it wait, while its rows are being committed. */
  async function enter(
    line: ConversationLine,
    message: SubmittedMessage,
    entry: {
      texts: LiveTurn['texts']
      rows: (turnId: string) => Write[]
      events: KeptEvent[]
      replaces?: string
    },
  ) {
    const { conversationId, messageId } = message
    // With others waiting behind it, a new message keeps its place after them.
    const joins = line.running?.log.text === '' && line.waiting.length === 0
    const silent = joins ? line.running : undefined
    if (line.running && !silent && line.waiting.length >= MAX_WAITING)
      throw new ProblemError('turn_in_progress')

    const turnId = newId('t')
    const own = new Set(entry.texts.map((text) => text.messageId))
    const texts = [...(silent?.texts ?? []).filter((text) => !own.has(text.messageId)), ...entry.texts]
    const at = now()
    const startsNow = line.running === undefined
    const row = insertTurn({
      turnId,
      conversationId,
      messageId,
      messageIds: texts.map((text) => text.messageId),
      context: contextOf(message),
      pageProductId: message.page?.productId,
      at,
      startedAt: startsNow ? at : null,
    })
    const committed = conversationLog.write(
      conversationId,
      [...entry.rows(turnId), row],
      startsNow ? [...entry.events, started(turnId, messageId)] : entry.events,
      { durable: true },
    )
    const turn = asLive(turnId, message, texts, { committed, startedAt: at, replaces: entry.replaces })
    void committed.then(
      () => {
        turn.startedAt = now()
      },
      () => {},
    )
    live.set(turnId, turn)
    if (silent) {
      silent.abort.abort()
      line.running = turn
      turn.finished = silent.finished.then(() => start(turn))
    } else if (line.running) {
      line.waiting.push(turn)
    } else {
      line.running = turn
      turn.finished = run(turn)
    }
    try {
      await committed
    } catch (error) {
      turn.abort.abort()
      live.delete(turnId)
      line.waiting = line.waiting.filter((other) => other !== turn)
      throw error
    }
    return turnId
  }

  function asLive(
    turnId: string,
    message: SubmittedMessage,
    texts: LiveTurn['texts'],
    rest: { committed: Promise<void>; startedAt: number; replaces?: string | undefined; told?: TurnEvent[] },
  ): LiveTurn {
    const { committed, startedAt, replaces, told = [] } = rest
    const onWriteError = (error: unknown) =>
      logger.error({ err: error, turn_id: turnId }, 'a turn event was not written')
    return {
      turnId,
      conversationId: message.conversationId,
      messageId: message.messageId,
      texts,
      message,
      replaces,
      told,
      log: new TurnLog({ turnId, database, now, ready: committed, onWriteError, told }),
      trace: emptyTrace(),
      abort: new AbortController(),
      startedAt,
      committed,
      finished: Promise.resolve(),
    }
  }

  /** Runs a turn that waited, and tells that it has begun: of one stopped meanwhile there is only an end. */
  function start(turn: LiveTurn): Promise<void> {
    if (!turn.abort.signal.aborted) {
      const { turnId, conversationId, messageId } = turn
      const telling = turn.committed.then(() =>
        conversationLog.write(conversationId, [markTurnStarted(turnId, now())], [started(turnId, messageId)]),
      )
      telling.catch((error: unknown) => logger.error({ err: error }, 'the start of a turn was not written'))
    }
    return run(turn)
  }

  async function run(turn: LiveTurn): Promise<void> {
    if (!(await runTurn(turn, parts))) return
    live.delete(turn.turnId)
    for (const listener of recordListeners) listener()
    const line = lineOf(turn.conversationId)
    if (line?.running !== turn) return
    line.running = line.waiting.shift()
    if (line.running) line.running.finished = start(line.running)
    else void inLine(turn.conversationId, async () => {})
  }

  /** Goes on with a turn that a stopped process had begun. */
  async function resume(turn: LiveTurn): Promise<void> {
    // Before anything else: were it to bring the server down, the next start must know.
    await database.write([countResumption(turn.turnId)]).catch((error: unknown) => {
      logger.error({ err: error }, 'that a turn goes on was not written')
    })
    await run(turn)
  }

  /** Stops a turn, and resolves once it has ended. */
  async function stopTurn(line: ConversationLine | undefined, turn: LiveTurn): Promise<void> {
    turn.abort.abort()
    if (line?.waiting.includes(turn)) {
      line.waiting = line.waiting.filter((other) => other !== turn)
      turn.finished = run(turn)
    }
    await turn.finished
  }

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
      return inLine(conversationId, async (line) => {
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
          return await enter(line, message, { texts: [{ messageId, text }], rows: append, events })
        } catch (error) {
          const meanwhile = error instanceof WriteConflict ? await sameMessage() : undefined
          if (meanwhile) return meanwhile
          throw error
        }
      })
    },

    retry(conversationId, turnId, by = {}) {
      return inLine(conversationId, async (line) => {
        const turn = await findTurn(database, conversationId, turnId)
        if (!turn) throw new ProblemError('not_found')
        const newest = await findTurnOfMessage(database, conversationId, turn.message_id)
        const messages = await findMessages(database, conversationId, messagesOf(turn))
        const own = messages.find((message) => message.message_id === turn.message_id)
        const retryable = turn.state === 'ended' && isRetryable(turn) && newest?.turn_id === turnId
        if (!retryable || !own) throw new ProblemError('turn_not_retryable')
        return enter(
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
      const turn = live.get(turnId)
      if (turn?.conversationId !== conversationId) {
        if (!(await findTurn(database, conversationId, turnId))) throw new ProblemError('not_found')
        return
      }
      await stopTurn(lineOf(conversationId), turn)
    },

    close(conversationId, author) {
      return inLine(conversationId, async (line) => {
        // From the last on: none of them may get its turn meanwhile.
        for (const waiting of line.waiting.toReversed()) await stopTurn(line, waiting)
        if (line.running) await stopTurn(line, line.running)
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
      const turn = live.get(turnId)
      if (turn?.conversationId === conversationId) {
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
      for (const listener of recordListeners) listener()
    },

    running(conversationId) {
      const turn = lineOf(conversationId)?.running
      return turn && live.has(turn.turnId)
        ? { turnId: turn.turnId, messageId: turn.messageId, lastEventId: turn.log.events.length }
        : undefined
    },

    count: () => live.size,

    async recover() {
      const begun = new Set<LiveTurn>()
      for (const { row, told, texts } of await recoverTurns(parts)) {
        const { turn_id: turnId, conversation_id: conversationId, message_id: messageId } = row
        const text = texts.at(-1)?.text ?? ''
        const turn = asLive(turnId, { conversationId, messageId, text, ...contextFrom(row) }, texts, {
          committed: Promise.resolve(),
          startedAt: row.created_at,
          told,
        })
        live.set(turnId, turn)
        await inLine(conversationId, async (line) => {
          if (line.running) line.waiting.push(turn)
          else line.running = turn
          if (row.started_at !== null) begun.add(turn)
        })
      }
      return () => {
        for (const turn of live.values())
          if (lineOf(turn.conversationId)?.running === turn)
            turn.finished = begun.has(turn) ? resume(turn) : start(turn)
      }
    },

    async drain(timeoutMs) {
      let timer: ReturnType<typeof setTimeout> | undefined
      const late = new Promise((resolve) => {
        timer = setTimeout(resolve, timeoutMs)
      })
      const all = [...live.values()]
      await Promise.race([Promise.allSettled(all.map((turn) => turn.finished)), late])
      clearTimeout(timer)
      const left = [...live.values()]
      for (const turn of left) turn.abort.abort(SUSPENSION)
      await Promise.allSettled(left.map((turn) => turn.finished))
      await Promise.allSettled(left.map((turn) => turn.log.suspend()))
    },

    onRecord(listener) {
      recordListeners.add(listener)
      return () => void recordListeners.delete(listener)
    },
  }
}

function started(turnId: string, messageId: string): KeptEvent {
  return { type: 'turn-started', turn_id: turnId, message_id: messageId }
}

async function* fromArray<T>(items: T[]): AsyncGenerator<T> {
  yield* items
}
