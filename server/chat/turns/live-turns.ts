import { ProblemError } from '../../problem.ts'
import type { KeptEvent } from '../../store/conversation-events.ts'
import type { Write } from '../../store/database.ts'
import { countResumption, insertTurn, markTurnStarted } from '../../store/turns.ts'
import { type ConversationLine, createConversationLines } from './conversation-lines.ts'
import { createLiveTurn, type LiveTurn } from './live-turn.ts'
import type { LeftTurn } from './recover-turns.ts'
import { type LiveTurnParts, runTurn, SUSPENSION } from './run-turn.ts'
import { contextFrom, contextOf } from './turn-context.ts'
import type { SubmittedMessage } from './turn-runner.ts'

/** Messages that may wait behind a running turn. */
const MAX_WAITING = 3

/** What a turn brings along: the messages that it answers, and what is to be kept with its own row. */
interface NewTurn {
  texts: LiveTurn['texts']
  rows: (turnId: string) => Write[]
  events: KeptEvent[]
  replaces?: string
}

/** The turns that run or wait in this process. */
export interface LiveTurns {
  /** Does one thing at a time to a conversation. */
  inLine: <T>(conversationId: string, work: (line: ConversationLine) => Promise<T>) => Promise<T>
  find: (conversationId: string, turnId: string) => LiveTurn | undefined
  /** The one that runs in a conversation. */
  runningIn: (conversationId: string) => LiveTurn | undefined
  /**
   * Enters a turn for a message: starts it, or lets it wait, while its rows are being committed.
   * @returns resolves with its id once they are
   * @throws ProblemError `turn_in_progress` where too many wait already
   */
  enter: (line: ConversationLine, message: SubmittedMessage, entry: NewTurn) => Promise<string>
  /** Stops a turn, and resolves once it has ended. */
  stop: (turn: LiveTurn) => Promise<void>
  count: () => number
  /** Lines up turns that a stopped process left. What it resolves with lets them go on. */
  takeUp: (left: readonly LeftTurn[]) => Promise<() => void>
  /** Waits for running turns, then suspends what is left. */
  drain: (timeoutMs: number) => Promise<void>
}

/** Runs turns apart from connections: one at a time for a conversation, while a few wait. */
export function createLiveTurns(parts: LiveTurnParts, onEnded: () => void): LiveTurns {
  const { database, conversationLog, now, newId, logger } = parts
  const { inLine, lineOf } = createConversationLines()
  const live = new Map<string, LiveTurn>()

  async function enter(line: ConversationLine, message: SubmittedMessage, entry: NewTurn): Promise<string> {
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
    const turn = createLiveTurn(
      { turnId, message, texts, committed, startedAt: at, replaces: entry.replaces },
      parts,
    )
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
    if (!(await runTurn(turn, parts))) return
    live.delete(turn.turnId)
    onEnded()
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

  async function stop(turn: LiveTurn): Promise<void> {
    const line = lineOf(turn.conversationId)
    turn.abort.abort()
    if (line?.waiting.includes(turn)) {
      line.waiting = line.waiting.filter((other) => other !== turn)
      turn.finished = run(turn)
    }
    await turn.finished
  }

  return {
    inLine,
    find(conversationId, turnId) {
      const turn = live.get(turnId)
      return turn?.conversationId === conversationId ? turn : undefined
    },
    runningIn(conversationId) {
      const turn = lineOf(conversationId)?.running
      return turn && live.has(turn.turnId) ? turn : undefined
    },
    enter,
    stop,
    count: () => live.size,

    async takeUp(left) {
      const begun = new Set<LiveTurn>()
      for (const { row, told, texts } of left) {
        const { turn_id: turnId, conversation_id: conversationId, message_id: messageId } = row
        const text = texts.at(-1)?.text ?? ''
        const message = { conversationId, messageId, text, ...contextFrom(row) }
        const committed = Promise.resolve()
        const turn = createLiveTurn(
          { turnId, message, texts, committed, startedAt: row.created_at, told },
          parts,
        )
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
  }
}

function started(turnId: string, messageId: string): KeptEvent {
  return { type: 'turn-started', turn_id: turnId, message_id: messageId }
}
