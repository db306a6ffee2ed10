import type { NewId, Now } from '../ids.ts'
import type { Logger } from '../ops/logger.ts'
import { ProblemError } from '../problem.ts'
import { type ConversationLine, createConversationLines, type LiveTurn } from './conversation-lines.ts'
import type { SubmittedMessage, TurnRunner } from './turn-runner.ts'
import {
  appendMessage,
  closeConversation,
  deleteTurnMessage,
  findMessage,
  reopenConversation,
} from '../store/conversations.ts'
import type { KeptEvent } from '../store/conversation-events.ts'
import type { ConversationLog } from './conversation-log.ts'
import { type Database, type Write, WriteConflict } from '../store/database.ts'
import { insertTurnRecord } from '../store/turn-records.ts'
import {
  endTurn,
  findTurn,
  findTurnOfMessage,
  insertTurn,
  markTurnStarted,
  putFeedback,
} from '../store/turns.ts'
import type { TurnEvent } from '../wire.ts'
import type { TurnInput } from './turn-input.ts'
import { citedNumbers } from '../answer/citations.ts'
import { redact } from './redact.ts'
import { foldEvents, parseFoldedEvents, TurnLog } from './turn-log.ts'
import { recoverTurns } from './recover-turns.ts'
import { ended, endingOf, turnRecord } from './turn-ending.ts'
import { turnHistory } from './turn-history.ts'
import { emptyTrace, type TurnTrace } from './turn-trace.ts'

/** Messages that may wait behind a running turn. */
const MAX_WAITING = 3

const LONE_SURROGATE = /\p{Surrogate}/gu

/**
 * Runs turns apart from connections: one at a time for a conversation, each with a log that readers follow.
 * @param answer tells one turn as events, up to and with its `turn-end`
 */
export function createTurnRunner(parts: {
  database: Database
  conversationLog: ConversationLog
  answer: (input: TurnInput, trace: TurnTrace) => AsyncGenerator<TurnEvent>
  now: Now
  newId: NewId
  logger: Logger
}): TurnRunner {
  const { database, conversationLog, answer, now, newId, logger } = parts
  const { inLine, lineOf } = createConversationLines()
  const live = new Map<string, LiveTurn>()
  const recordListeners = new Set<() => void>()

  /** Enters a turn for a message: starts it, or lets it wait, while its rows are being committed. */
  async function enter(
    line: ConversationLine,
    message: SubmittedMessage,
    rows: { of: (turnId: string) => Write[]; events: KeptEvent[]; replaces?: string },
  ) {
    const { conversationId, messageId } = message
    // With others waiting behind it, a new message keeps its place after them.
    const joins = line.running?.log.text === '' && line.waiting.length === 0
    const silent = joins ? line.running : undefined
    if (line.running && !silent && line.waiting.length >= MAX_WAITING)
      throw new ProblemError('turn_in_progress')

    const turnId = newId('t')
    const texts = [...(silent?.texts ?? []), { messageId, text: message.text }]
    const startedAt = line.running ? null : now()
    const committed = conversationLog.write(
      conversationId,
      [
        ...rows.of(turnId),
        insertTurn({
          turnId,
          conversationId,
          messageId,
          messageIds: texts.map((text) => text.messageId),
          at: now(),
          startedAt,
        }),
      ],
      startedAt === null ? rows.events : [...rows.events, started(turnId, messageId)],
      { durable: true },
    )
    const turn: LiveTurn = {
      turnId,
      conversationId,
      messageId,
      texts,
      message,
      replaces: rows.replaces,
      log: new TurnLog({
        turnId,
        database,
        now,
        ready: committed,
        onWriteError: (error) =>
          logger.error({ err: error, turn_id: turnId }, 'a turn event was not written'),
      }),
      trace: emptyTrace(),
      abort: new AbortController(),
      startedAt: now(),
      committed,
      finished: Promise.resolve(),
    }
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
    const { log, trace, committed } = turn
    log.add({ type: 'turn-start', turn_id: turn.turnId, message_id: turn.messageId })
    let last: TurnEvent | undefined
    try {
      for await (const event of answer(await inputOf(turn), trace)) {
        if (event.type === 'turn-end' || event.type === 'turn-error') {
          last = event
          break
        }
        if (turn.abort.signal.aborted) break
        log.add(event)
      }
    } catch (error) {
      if (!turn.abort.signal.aborted) logger.error({ err: error, turn_id: turn.turnId }, 'a turn failed')
    }
    if (turn.abort.signal.aborted && turn.abort.signal.reason !== interruption) {
      last = {
        type: 'turn-end',
        outcome: 'stopped',
        confidence: trace.confidence,
        citations: citedNumbers(log.text),
      }
    }
    last ??= {
      type: 'turn-error',
      code: turn.abort.signal.aborted ? 'interrupted' : 'internal',
      retryable: true,
    }
    // The rows of a message that could not be kept do not exist: there is nothing to end.
    const kept = await committed.then(
      () => true,
      () => false,
    )
    if (kept) await finish(turn, last)
    live.delete(turn.turnId)
    next(turn)
  }

  /** Shows the last event, then writes what is left of the turn: its message, its folded log, its record. */
  async function finish(turn: LiveTurn, last: TurnEvent): Promise<void> {
    const { log, trace } = turn
    await log.settled()
    const ending = endingOf(last)
    const silentStop = ending.outcome === 'stopped' && log.text === ''
    const at = now()
    if (!silentStop) {
      const answered = appendMessage({
        conversation_id: turn.conversationId,
        message_id: newId('m'),
        role: 'assistant',
        text: log.text,
        turn_id: turn.turnId,
        created_at: at,
      })
      await keep('the answer', database.write(answered, { durable: true }))
    }
    await log.end(last)
    const record = turnRecord({
      turnId: turn.turnId,
      conversationId: turn.conversationId,
      ending,
      trace,
      startedAt: turn.startedAt,
      firstTextAt: log.firstTextAt,
      endedAt: at,
      locale: turn.message.locale,
    })
    const events = foldEvents(log.events.map((event) => event.json))
    const rows = [...endTurn({ turnId: turn.turnId, ...ending, events, at }), insertTurnRecord(record)]
    await keep(
      'the turn record',
      conversationLog.write(turn.conversationId, rows, [ended(turn.turnId, ending)]),
    )
    for (const listener of recordListeners) listener()
  }

  /** Waits for what is written after the answer: its loss is logged, never shown. */
  async function keep(what: string, written: Promise<void>): Promise<void> {
    try {
      await written
    } catch (error) {
      logger.error({ err: error }, `${what} was not written`)
    }
  }

  function next(turn: LiveTurn): void {
    const line = lineOf(turn.conversationId)
    if (line?.running !== turn) return
    const waiting = line.waiting.shift()
    line.running = waiting
    if (waiting) waiting.finished = start(waiting)
    else void inLine(turn.conversationId, async () => {})
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

  async function inputOf(turn: LiveTurn): Promise<TurnInput> {
    return {
      question: turn.texts.map((text) => text.text).join('\n'),
      history: await turnHistory(database, turn.conversationId, {
        own: new Set(turn.texts.map((text) => text.messageId)),
        replaces: turn.replaces,
      }),
      page: turn.message.page,
      locale: turn.message.locale,
      signal: turn.abort.signal,
    }
  }

  return {
    submit(submitted) {
      // Lone surrogates would come back from the store as another text.
      const text = redact(submitted.text.replace(LONE_SURROGATE, '\ufffd'))
      const message = { ...submitted, text, locale: submitted.locale && redact(submitted.locale) }
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
          return await enter(line, message, { of: append, events })
        } catch (error) {
          const meanwhile = error instanceof WriteConflict ? await sameMessage() : undefined
          if (meanwhile) return meanwhile
          throw error
        }
      })
    },

    retry(conversationId, turnId) {
      return inLine(conversationId, async (line) => {
        const turn = await findTurn(database, conversationId, turnId)
        if (!turn) throw new ProblemError('not_found')
        const newest = await findTurnOfMessage(database, conversationId, turn.message_id)
        const message = await findMessage(database, conversationId, turn.message_id)
        const retryable =
          turn.state === 'ended' &&
          (turn.error !== null || turn.outcome === 'stopped' || turn.outcome === 'needs-sign-in')
        if (!retryable || !message || newest?.turn_id !== turnId) throw new ProblemError('turn_not_retryable')
        return enter(
          line,
          { conversationId, messageId: message.message_id, text: message.text },
          {
            of: () => [deleteTurnMessage(conversationId, turnId), reopenConversation(conversationId)],
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
      await database.write(putFeedback(turnId, helpful, reason === undefined ? null : redact(reason)))
      for (const listener of recordListeners) listener()
    },

    running(conversationId) {
      const turn = lineOf(conversationId)?.running
      return turn && live.has(turn.turnId)
        ? { turnId: turn.turnId, lastEventId: turn.log.events.length }
        : undefined
    },

    recover: () => recoverTurns({ database, conversationLog, now, newId }),

    async drain(timeoutMs) {
      const all = [...live.values()]
      const done = Promise.allSettled(all.map((turn) => turn.finished))
      let timer: ReturnType<typeof setTimeout> | undefined
      const late = new Promise((resolve) => {
        timer = setTimeout(resolve, timeoutMs)
      })
      await Promise.race([done, late])
      clearTimeout(timer)
      for (const turn of live.values()) turn.abort.abort(interruption)
      await Promise.allSettled([...live.values()].map((turn) => turn.finished))
    },

    onRecord(listener) {
      recordListeners.add(listener)
      return () => void recordListeners.delete(listener)
    },
  }
}

/** The reason of an abort that is the server's, not the shopper's. */
const interruption = 'interruption'

function started(turnId: string, messageId: string): KeptEvent {
  return { type: 'turn-started', turn_id: turnId, message_id: messageId }
}

async function* fromArray<T>(items: T[]): AsyncGenerator<T> {
  yield* items
}
