import type { Now } from '../../ids.ts'
import type { Logger } from '../../ops/logger.ts'
import type { Database } from '../../store/database.ts'
import type { TurnEvent } from '../../wire.ts'
import { TurnLog } from './turn-log.ts'
import type { SubmittedMessage } from './turn-runner.ts'
import { emptyTrace, type TurnTrace } from '../turn-trace.ts'

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

/** A turn that has told nothing but `told` yet, while its rows are being committed. */
export function createLiveTurn(
  of: Pick<LiveTurn, 'turnId' | 'message' | 'texts' | 'committed' | 'startedAt'> &
    Partial<Pick<LiveTurn, 'replaces' | 'told'>>,
  { database, now, logger }: { database: Database; now: Now; logger: Logger },
): LiveTurn {
  const { turnId, message, committed, told = [], replaces } = of
  const onWriteError = (error: unknown) =>
    logger.error({ err: error, turn_id: turnId }, 'a turn event was not written')
  return {
    ...of,
    conversationId: message.conversationId,
    messageId: message.messageId,
    replaces,
    told,
    log: new TurnLog({ turnId, database, now, ready: committed, onWriteError, told }),
    trace: emptyTrace(),
    abort: new AbortController(),
    finished: Promise.resolve(),
  }
}
