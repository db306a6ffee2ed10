import type { Shopper } from '../../auth/shopper.ts'
import type { LoggedEvent } from './turn-log.ts'
import type { PageSeen } from '../turn-input.ts'

/** A shopper's message, as the route hands it over. */
export interface SubmittedMessage {
  conversationId: string
  messageId: string
  text: string
  page?: PageSeen | undefined
  locale?: string | undefined
  /** Who has signed in, where somebody has. */
  shopper?: Shopper | undefined
  /** The HTTP request that brought it, to find its turn by in the log. */
  requestId?: string | undefined
}

export interface TurnRunner {
  /** Keeps a message and starts (or queues) its turn; the same message id gives the same turn. */
  submit(message: SubmittedMessage): Promise<string>
  /** A new turn for the message of one that failed or was stopped. @throws ProblemError `turn_not_retryable` */
  retry(
    conversationId: string,
    turnId: string,
    by?: { requestId?: string; shopper?: Shopper | undefined },
  ): Promise<string>
  /** Stops a turn; one that has ended stays as it is. */
  stop(conversationId: string, turnId: string): Promise<void>
  /**
   * Stops what runs or waits in a conversation and closes it; a closed one stays as it is. The shopper's next message
   * opens it again.
   */
  close(conversationId: string, author: 'shopper' | 'staff' | 'system'): Promise<void>
  /** The turn's events after a number. @throws ProblemError `not_found`, `log_truncated` */
  events(
    conversationId: string,
    turnId: string,
    after: number,
    signal: AbortSignal,
  ): Promise<AsyncIterable<LoggedEvent>>
  /** The running turn of a conversation, with the message that it answers and the number of its newest event. */
  running(conversationId: string): { turnId: string; messageId: string; lastEventId: number } | undefined
  /** Turns that run or wait. */
  count(): number
  /**
   * Takes up the turns that a stopped process left behind; called once, before serving, so that their readers find
   * them. What it resolves with starts to answer them again, from where they were.
   */
  recover(): Promise<() => void>
  /** Waits for running turns, then suspends what is left: the next start goes on with it. */
  drain(timeoutMs: number): Promise<void>
  /** Says whether a turn helped, on the turn and its record. @throws ProblemError `not_found` */
  giveFeedback(
    conversationId: string,
    turnId: string,
    helpful: boolean,
    reason: string | undefined,
  ): Promise<void>
  /** Tells of every turn record written or changed. */
  onRecord(listener: () => void): () => void
}
