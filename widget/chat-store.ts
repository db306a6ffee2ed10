import type { NewMessage } from '../server/wire.ts'
import { applyTurnEvent } from './apply-turn-event.ts'
import type { ChatClient } from './chat-client.ts'
import {
  type Answer,
  type ChatMessage,
  canRetry,
  isUnderWay,
  type Question,
  waitingAnswer,
} from './chat-message.ts'
import { ChatProblem, type ProblemCode } from './chat-problem.ts'
import type { TurnUpdate } from './follow-turn.ts'
import { type Observable, observable } from './observable.ts'
import { readHistory } from './read-history.ts'

/**
 * What the chat as a whole is doing. `sending` until the answer's first word, `streaming` from there on,
 * `stopping` between the tap on stop and the turn's end.
 */
export type ChatPhase = 'idle' | 'loading' | 'sending' | 'streaming' | 'stopping'

export interface ChatState {
  phase: ChatPhase
  messages: readonly ChatMessage[]
  /** Set when the history could not be loaded; a problem of one answer stands on that answer. */
  problem?: ProblemCode
}

/** What the store tells the page, without any text. */
export type ChatNews =
  | { type: 'message'; message_id: string }
  | { type: 'answer'; turn_id?: string; outcome?: string }
  | { type: 'error'; code: ProblemCode }

export interface ChatStore {
  readonly state: Pick<Observable<ChatState>, 'get' | 'subscribe'>
  /** Loads what was said before, once; a turn that still runs is followed from its beginning. */
  load(): Promise<void>
  /** Gets a token and a conversation ahead of the first question; a failure shows when it is sent. */
  prepare(): void
  /** Asks a question. Ignored while empty, or while another one is being answered. */
  send(text: string): Promise<void>
  /** Stops the answer under way. */
  stop(): Promise<void>
  /** Asks again for an answer that was stopped, interrupted or failed. */
  retry(key: string): Promise<void>
  rate(key: string, helpful: boolean, reason?: string): Promise<void>
  /** Lets go of the connection; the answer under way counts as interrupted until `goOn`. */
  release(): void
  /** Follows again what `release` let go. */
  goOn(): Promise<void>
}

export interface ChatStoreParts {
  client: ChatClient
  newId(): string
  /** Page and locale for a question. */
  context(): Pick<NewMessage, 'page' | 'locale'>
  tell?(news: ChatNews): void
  /** How long a stop waits for the server's word before this page stops listening. */
  stopPatienceMs?: number
}

type StopReason = 'stopped' | 'released'

interface Running {
  key: string
  controller: AbortController
  patience?: ReturnType<typeof setTimeout>
}

/** Makes the store: all state of the chat and the verbs that change it, without any DOM. */
export function createChatStore(parts: ChatStoreParts): ChatStore {
  const { client, newId, context, tell = () => {}, stopPatienceMs = 3000 } = parts
  const state = observable<ChatState>({ phase: 'idle', messages: [] })
  let running: Running | undefined
  let loaded = false

  function setPhase(phase: ChatPhase): void {
    if (state.get().phase !== phase) state.set({ ...state.get(), phase })
  }

  function findAnswer(key: string): Answer | undefined {
    return state.get().messages.find((m): m is Answer => m.kind === 'answer' && m.key === key)
  }

  function changeAnswer(key: string, change: (answer: Answer) => Answer): void {
    const { messages, ...rest } = state.get()
    state.set({
      ...rest,
      messages: messages.map((m) => (m.kind === 'answer' && m.key === key ? change(m) : m)),
    })
  }

  /** Reads a turn into the answer `key` until it has an end, a failure, or is let go. */
  async function follow(
    key: string,
    read: (signal: AbortSignal) => AsyncIterable<TurnUpdate>,
  ): Promise<void> {
    const controller = new AbortController()
    const own: Running = { key, controller }
    running = own
    setPhase('sending')
    try {
      for await (const update of read(controller.signal)) {
        changeAnswer(key, (answer) => applyTurnEvent(answer, update))
        if (state.get().phase === 'sending' && findAnswer(key)?.text) setPhase('streaming')
      }
      // A stream that just closes has told no end, whatever it told before.
      changeAnswer(key, (answer) => (isUnderWay(answer) ? { ...answer, status: 'interrupted' } : answer))
    } catch (error) {
      changeAnswer(key, (answer) => ({ ...answer, ...endedBy(error, controller.signal) }))
    } finally {
      clearTimeout(own.patience)
      running = undefined
      setPhase('idle')
      report(findAnswer(key))
    }
  }

  function report(answer: Answer | undefined): void {
    if (!answer) return
    if (answer.problem) tell({ type: 'error', code: answer.problem })
    else if (answer.status !== 'interrupted') {
      const { turnId, outcome } = answer
      tell({ type: 'answer', ...(turnId && { turn_id: turnId }), ...(outcome && { outcome }) })
    }
  }

  function ask(question: Question): (signal: AbortSignal) => AsyncIterable<TurnUpdate> {
    return (signal) => client.send({ message_id: question.key, text: question.text, ...context() }, signal)
  }

  async function retry(key: string): Promise<void> {
    const answer = findAnswer(key)
    if (!answer || !canRetry(answer) || state.get().phase !== 'idle') return
    const read = readAgain(answer)
    if (!read) return
    const { turnId, question } = answer
    const again = waitingAnswer(key, question, turnId)
    changeAnswer(key, () => (answer.helpful === undefined ? again : { ...again, helpful: answer.helpful }))
    await follow(key, read)
  }

  function readAgain({ turnId, question, status }: Answer) {
    // The same message id as before: what had reached the server is not asked twice.
    if (turnId === undefined) return question && ask(question)
    return (signal: AbortSignal) =>
      status === 'interrupted' ? client.resume(turnId, signal) : client.retry(turnId, signal)
  }

  return {
    state,
    async load() {
      if (loaded || state.get().phase !== 'idle' || !client.hasConversation()) return
      loaded = true
      const { problem: _, ...before } = state.get()
      state.set({ ...before, phase: 'loading' })
      try {
        const conversation = await client.history()
        const messages = conversation ? readHistory(conversation) : []
        state.set({ phase: 'idle', messages })
        const turnId = conversation?.turn?.turn_id
        if (turnId !== undefined) await follow(turnId, (signal) => client.resume(turnId, signal))
      } catch (error) {
        loaded = false
        state.set({ ...state.get(), phase: 'idle', problem: codeOf(error) })
      }
    },
    prepare() {
      client.prepare().catch(() => {})
    },
    async send(text) {
      const trimmed = text.trim()
      if (trimmed === '' || state.get().phase !== 'idle') return
      loaded = true
      const question: Question = { kind: 'question', key: newId(), text: trimmed }
      const answer = waitingAnswer(newId(), question)
      state.set({ phase: 'sending', messages: [...state.get().messages, question, answer] })
      tell({ type: 'message', message_id: question.key })
      await follow(answer.key, ask(question))
    },
    async stop() {
      const current = running
      if (!current || state.get().phase === 'stopping') return
      setPhase('stopping')
      const turnId = findAnswer(current.key)?.turnId
      const abort = () => current.controller.abort('stopped' satisfies StopReason)
      if (turnId === undefined) return abort()
      try {
        await client.stop(turnId)
        if (running === current) current.patience = setTimeout(abort, stopPatienceMs)
      } catch {
        // Not reached: at least this page stops listening.
        if (running === current) abort()
      }
    },
    retry,
    async rate(key, helpful, reason) {
      const turnId = findAnswer(key)?.turnId
      if (turnId === undefined) return
      const before = findAnswer(key)?.helpful
      changeAnswer(key, (answer) => ({ ...answer, helpful }))
      try {
        await client.feedback(turnId, { helpful, ...(reason && { reason }) })
      } catch (error) {
        changeAnswer(key, ({ helpful: _, ...answer }) =>
          before === undefined ? answer : { ...answer, helpful: before },
        )
        tell({ type: 'error', code: codeOf(error) })
      }
    },
    release() {
      running?.controller.abort('released' satisfies StopReason)
    },
    async goOn() {
      const last = state.get().messages.at(-1)
      if (last?.kind === 'answer' && last.status === 'interrupted') await retry(last.key)
    },
  }
}

/** What an answer becomes when its stream throws: our own abort is no failure, a lost line no end. */
function endedBy(error: unknown, signal: AbortSignal): Pick<Answer, 'status'> & { problem?: ProblemCode } {
  if (signal.aborted) return { status: signal.reason === 'stopped' ? 'stopped' : 'interrupted' }
  const problem = codeOf(error)
  return { status: problem === 'interrupted' ? 'interrupted' : 'failed', problem }
}

function codeOf(error: unknown): ProblemCode {
  return error instanceof ChatProblem ? error.code : 'internal'
}
