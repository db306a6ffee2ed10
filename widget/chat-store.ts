import type { ActionVerb } from './action-card.ts'
import type { ChatClient } from './chat-client.ts'
import type { ProblemCode } from './chat-problem.ts'
import type { ChatState } from './chat-state.ts'
import type { Observable } from './observable.ts'
import type { SignInGrant } from './sign-in-grants.ts'

/** What the store tells the page, without any text. */
export type ChatNews =
  | { type: 'message'; message_id: string }
  | { type: 'answer'; turn_id?: string; outcome?: string }
  | { type: 'error'; code: ProblemCode }

/** All state of the chat and the verbs that change it. */
export interface ChatStore {
  readonly state: Pick<Observable<ChatState>, 'get' | 'subscribe'>
  /** Loads what was said before, once; what is under way goes on. */
  load(): Promise<void>
  /** Gets a token and a conversation ahead of the first question; a failure shows when it is sent. */
  prepare(): void
  /** Asks a question: at once, or when the answer under way has ended, or when there is a line again. */
  send(text: string): Promise<void>
  /** Takes back a question that has not gone out. */
  withdraw(key: string): Promise<void>
  /** Stops the answer under way. */
  stop(): Promise<void>
  /** Asks again for an answer that was stopped or failed. */
  retry(key: string): Promise<void>
  /** Says of one answer whether it helped. */
  feedback(key: string, helpful: boolean, reason?: string): Promise<void>
  /** Rates the conversation, 1 to 5. @throws ChatProblem when it was not taken */
  rate(score: number, comment?: string): Promise<void>
  /** The messages before the first of those here. @throws ChatProblem */
  loadEarlier(): Promise<void>
  /** Ends the conversation. @throws ChatProblem */
  close(): Promise<void>
  /** Leaves an ended conversation behind; the next question begins another. */
  startOver(): Promise<void>
  /** The conversation as plain text. @throws ChatProblem */
  transcript(): Promise<string>
  /** Says something to an action: what it proposes is done, left, or taken back. */
  act(actionId: string, verb: ActionVerb): Promise<void>
  /** Signs in by what the sign-in frame gave. @throws ChatProblem */
  signIn(grant: SignInGrant): Promise<void>
  /**
   * Signs in whom the page vouches for; somebody else is signed out first.
   * @param maxAge signs in again, s
   * @returns false where the page vouches for nobody. @throws ChatProblem
   */
  identify(maxAge?: number): Promise<boolean>
  /** Ends the session, and forgets everything in all tabs. */
  signOut(): Promise<void>
  /** Asks the server for something of the shopper's own that is no part of a conversation. @throws ChatProblem */
  own: ChatClient['own']
  /** Says whether the shopper looks: only then is the conversation's own log followed. */
  watch(open: boolean): void
  /** Lets go of every connection, lock and channel; nothing is lost. */
  release(): void
  /** Takes up again what `release` let go. */
  goOn(): Promise<void>
}
