import type { Action, NewMessage } from '../server/wire.ts'
import type { ActionCard, ActionVerb } from './action-card.ts'
import type { ChatClient } from './chat-client.ts'
import type { ChatEvent } from './chat-event.ts'
import { reduce } from './chat-machine.ts'
import type { Answer } from './chat-message.ts'
import { findAnswer, nextToSend, underWay } from './chat-messages.ts'
import { type ChatState, newChat, outboxOf } from './chat-state.ts'
import type { ChatNews, ChatStore } from './chat-store.ts'
import { codeOf, isPassing, type NumberedUpdate } from './follow-turn.ts'
import { observable } from './observable.ts'
import type { ChatMemory, SavedQuestion } from './saved-chat.ts'
import type { Tabs, TabsParts } from './tabs.ts'

export interface ChatStoreParts {
  client: ChatClient
  memory: ChatMemory
  openTabs(
    parts: Pick<TabsParts<ChatState, ChatEvent>, 'state' | 'onState' | 'onEvent' | 'onChange'>,
  ): Tabs<ChatEvent>
  newId(): string
  /** Page and locale for a question. */
  context(): Pick<NewMessage, 'page' | 'locale'>
  /** Waits before another try; sooner when the browser is online again; rejects on abort. */
  wait(tries: number, signal: AbortSignal): Promise<void>
  tell?(news: ChatNews): void
  /** How long a stop waits for the server's word before this page stops listening, ms. */
  stopPatienceMs?: number
}

/**
 * Makes the store. Everything that happens is an event for the state machine; what is to be done (a question to
 * send, a turn or the conversation's log to follow) is read from the state after each event, so that whoever takes
 * it over, another tab or the next page, goes on with the same.
 */
export function createChatStore(parts: ChatStoreParts): ChatStore {
  const { client, memory, newId, context, wait, tell = () => {}, stopPatienceMs = 3000 } = parts
  const state = observable(newChat(memory.read()))
  const tabs = parts.openTabs({
    state: state.get,
    onState: takeOver,
    onEvent: (event) => enter(reduce(state.get(), event)),
    onChange: act,
  })
  /** What is being read now, by the key of its answer. */
  const readers = new Map<string, AbortController>()
  /** Stops that the server is told of and has not answered yet. */
  const stops = new Map<string, ReturnType<typeof setTimeout>>()
  /** Actions that the server is told of now. */
  const acting = new Set<string>()
  /** Written here; until another tab is known to have them, they are not to be lost with a change of the lead. */
  const written = new Set<string>()
  let life = new AbortController()
  let log: { conversation: string; reader: AbortController } | undefined
  /** What this tab has last put into the outbox. */
  let outbox: { text: string; keys: string[] } | undefined
  let watching = false
  let released = false
  let pausing = false
  let tries = 0
  let wanted = false
  let reading: AbortController | undefined

  function dispatch(event: ChatEvent): void {
    // What comes late, after the lead has gone, is for the tab that has it now.
    if (!tabs.leads()) return
    enter(reduce(state.get(), event))
    tabs.tell(event)
    act()
  }

  /** Takes a state; with another shopper's, nothing of the one before is left here. */
  function enter(next: ChatState): void {
    if (next.era !== state.get().era) {
      letGo()
      written.clear()
      client.enter(next.era)
      // Where storage is not shared, each page has its own to forget.
      if ((memory.read().era ?? 0) < next.era) memory.forget({ era: next.era })
    }
    state.set(next)
  }

  /** Follows the memory, which another tab may have changed: who is signed in, and who is not any more. */
  function follows(): boolean {
    const { era = 0, scope, name = '', ended = false } = memory.read()
    const now = state.get()
    const shopper = scope === undefined ? undefined : name
    const event: ChatEvent | undefined =
      era > now.era
        ? { type: 'signed-out', era, ended }
        : shopper !== undefined && shopper !== now.shopper
          ? { type: 'signed-in', shopper }
          : undefined
    if (!event) return false
    if (ended) memory.write({ ended: false })
    if (tabs.leads()) dispatch(event)
    else enter(reduce(now, event))
    return true
  }

  /** Begins what the state asks for, and ends what another tab does now. */
  function act(): void {
    // What is dispatched acts by itself.
    if (follows()) return
    if (!tabs.leads() || released) {
      letGo()
      return
    }
    const now = state.get()
    save(now)
    if (wanted && !reading && (now.history === 'none' || now.history === 'loading')) void read()
    for (const answer of underWay(now)) {
      if (!readers.has(answer.key)) void follow(answer)
    }
    for (const message of now.messages) if (message.kind === 'answer') void askToStop(message)
    for (const card of Object.values(now.actions)) if (card.asked) void carryOut(card, card.asked)
    const next = pausing ? undefined : nextToSend(now)
    if (next) {
      dispatch({ type: 'posting', key: next.key, answerKey: newId() })
      return
    }
    const conversation = watching && now.history === 'ready' && !now.ended ? client.conversation() : undefined
    if (log && log.conversation !== conversation) {
      log.reader.abort()
      log = undefined
    }
    if (conversation !== undefined && !log) void followLog(conversation)
  }

  function letGo(): void {
    for (const reader of readers.values()) reader.abort()
    for (const timer of stops.values()) clearTimeout(timer)
    stops.clear()
    log?.reader.abort()
    log = undefined
    reading?.abort()
    reading = undefined
    outbox = undefined
  }

  /**
   * What has not gone out is kept before it goes out; a page that is left loses nothing. What another tab has put
   * there and could not hand over any more is taken up.
   */
  function save(now: ChatState): void {
    if (now.history === 'none') return
    const unsent = outboxOf(now)
    const text = JSON.stringify(unsent)
    if (text === outbox?.text) return
    const known = new Set([...(outbox?.keys ?? []), ...now.messages.map(({ key }) => key)])
    const saved = memory.read().outbox ?? []
    const foreign = saved.filter(({ message_id }) => !known.has(message_id))
    outbox = { text, keys: unsent.map(({ message_id }) => message_id) }
    if (saved.length > 0 || unsent.length > 0) memory.write({ outbox: [...unsent, ...foreign] })
    for (const question of foreign) dispatch(writtenAs(question))
  }

  /** A page that is left must not come to lead again; what is written there stays in the outbox. */
  async function lead(): Promise<void> {
    if (!released) await tabs.lead()
  }

  function takeOver(known: ChatState): void {
    // Of a tab that does not know yet that the shopper has gone.
    if (known.era < state.get().era) return
    const missing = outboxOf(state.get()).filter(
      ({ message_id }) => written.has(message_id) && !known.messages.some(({ key }) => key === message_id),
    )
    const same = known.era === state.get().era
    written.clear()
    enter(known)
    if (same) for (const question of missing) void write(question)
  }

  async function write(question: SavedQuestion): Promise<void> {
    wanted = true
    written.add(question.message_id)
    const saved = memory.read().outbox ?? []
    if (!tabs.leads() && !saved.some(({ message_id }) => message_id === question.message_id)) {
      memory.write({ outbox: [...saved, question] })
    }
    await lead()
    dispatch(writtenAs(question))
    act()
  }

  function open(answer: Answer, signal: AbortSignal): AsyncIterable<NumberedUpdate> {
    const { turnId, retryOf, question, lastEventId } = answer
    if (turnId !== undefined) return client.resume(turnId, lastEventId, signal)
    if (retryOf !== undefined) return client.retry(retryOf, signal)
    if (!question) throw new Error('an answer to nothing')
    return client.send({ message_id: question.key, text: question.text, ...context() }, signal)
  }

  /** Reads a turn into its answer until it has an end; another reader goes on where this one is aborted. */
  async function follow(answer: Answer): Promise<void> {
    const reader = new AbortController()
    const { key: answerKey } = answer
    readers.set(answerKey, reader)
    try {
      for await (const { id, update } of open(answer, reader.signal)) {
        if (reader.signal.aborted) break
        tries = 0
        dispatch({ type: 'turn-told', answerKey, update, ...(id !== undefined && { id }) })
      }
    } catch (error) {
      if (!reader.signal.aborted) fail(answerKey, error)
    } finally {
      readers.delete(answerKey)
      clearTimeout(stops.get(answerKey))
      stops.delete(answerKey)
      if (!reader.signal.aborted) report(answerKey)
      act()
    }
  }

  function fail(answerKey: string, error: unknown): void {
    const answer = findAnswer(state.get(), answerKey)
    const problem = codeOf(error)
    if (problem === 'offline' && answer && answer.retryOf === undefined) {
      // Heard of meanwhile by the conversation's own log: the turn is there, and is followed next.
      if (answer.turnId !== undefined) return
      if (answer.status === 'stopping') {
        // Not to go out by itself any more.
        dispatch({ type: 'turn-failed', answerKey, problem })
        return
      }
      pause()
      dispatch({ type: 'unsent', answerKey })
    } else {
      // Asked for again already, by a try whose answer was lost, or perhaps by this one: the conversation knows.
      const again = problem === 'turn_not_retryable'
      dispatch({ type: 'turn-failed', answerKey, problem: again ? 'interrupted' : problem })
      if (again || problem === 'offline') dispatch({ type: 'history-asked' })
    }
  }

  /** Nothing is sent until the next try. */
  function pause(): void {
    pausing = true
    wait(++tries, life.signal)
      .then(() => {
        pausing = false
        act()
      })
      .catch(() => {
        pausing = false
      })
  }

  function report(key: string): void {
    const answer = findAnswer(state.get(), key)
    if (answer?.status === 'failed') tell({ type: 'error', code: answer.problem ?? 'internal' })
    if (answer?.status !== 'done' && answer?.status !== 'stopped') return
    const { turnId, outcome } = answer
    tell({ type: 'answer', ...(turnId && { turn_id: turnId }), ...(outcome && { outcome }) })
  }

  /** Tells the server what was said to an action; what became of it, however that went, is the server's word. */
  async function carryOut({ action_id: actionId }: ActionCard, verb: ActionVerb): Promise<void> {
    if (acting.has(actionId)) return
    acting.add(actionId)
    const told = (action: Action) => dispatch({ type: 'action-told', action })
    try {
      told(await client.act(actionId, verb))
    } catch (error) {
      dispatch({ type: 'action-refused', actionId, problem: codeOf(error) })
      client.act(actionId).then(told, () => {})
    }
    acting.delete(actionId)
    act()
  }

  /** Tells the server of a stop, for as long as it takes. */
  async function askToStop({ key: answerKey, turnId, status, untold }: Answer): Promise<void> {
    if (turnId === undefined || stops.has(answerKey) || (status !== 'stopping' && !untold)) return
    // Not reached in time, or without effect: at least this page stops listening.
    const assume = () => {
      if (untold) return
      dispatch({ type: 'stop-assumed', answerKey })
      readers.get(answerKey)?.abort()
    }
    const timer = setTimeout(assume, stopPatienceMs)
    stops.set(answerKey, timer)
    for (let failures = 1; stops.get(answerKey) === timer; failures++) {
      try {
        await client.stop(turnId)
        break
      } catch (error) {
        if (!isPassing(error)) break
        await wait(failures, life.signal).catch(() => {})
      }
    }
    if (!untold || stops.get(answerKey) !== timer) return
    stops.delete(answerKey)
    dispatch({ type: 'stop-told', answerKey })
  }

  async function followLog(conversation: string): Promise<void> {
    const reader = new AbortController()
    log = { conversation, reader }
    try {
      for await (const update of client.follow(state.get().lastEventId, reader.signal)) {
        if (reader.signal.aborted) return
        if (update.type === 'event') {
          dispatch({ type: 'told', event: update.event, ...(update.id !== undefined && { id: update.id }) })
        } else dispatch(update)
      }
    } catch (error) {
      if (!reader.signal.aborted && codeOf(error) === 'log_truncated') dispatch({ type: 'log-truncated' })
    }
  }

  /** Asks for the stored conversation, for as long as it takes. */
  async function read(): Promise<void> {
    const own = new AbortController()
    reading = own
    if (state.get().history !== 'loading') dispatch({ type: 'history-asked' })
    for (let failures = 1; !own.signal.aborted; failures++) {
      try {
        const conversation = client.conversation() ? await client.history(undefined, own.signal) : undefined
        if (own.signal.aborted) return
        reading = undefined
        dispatch({ type: 'history-told', ...(conversation && { conversation }) })
        return
      } catch (error) {
        if (own.signal.aborted) return
        if (!isPassing(error)) {
          reading = undefined
          dispatch({ type: 'history-failed', problem: codeOf(error) })
          return
        }
        dispatch({ type: 'line-lost' })
        await wait(failures, own.signal).catch(() => {})
      }
    }
  }

  async function load(): Promise<void> {
    wanted = true
    await lead()
    for (const question of memory.read().outbox ?? []) dispatch(writtenAs(question))
    if (state.get().history === 'failed') dispatch({ type: 'history-asked' })
    act()
    await new Promise<void>((resolve) => {
      const check = () => {
        const { history } = state.get()
        if (history !== 'ready' && history !== 'failed') return
        unsubscribe()
        resolve()
      }
      const unsubscribe = state.subscribe(check)
      check()
    })
  }

  const acted =
    <A extends unknown[]>(verb: (...args: A) => void | Promise<void>) =>
    async (...args: A) => {
      await lead()
      await verb(...args)
    }

  /** Says so in all tabs: what has waited for it goes on. */
  async function signedIn(): Promise<void> {
    await lead()
    act()
    dispatch({ type: 'signed-in', shopper: memory.read().name ?? '' })
  }

  const leave = acted(() => {
    // Another tab may have begun a new one.
    if (!state.get().ended) return
    client.leave()
    dispatch({ type: 'left' })
  })

  return {
    state,
    load,
    prepare() {
      client.prepare().then(act, act)
    },
    async send(text) {
      const trimmed = text.trim()
      if (trimmed === '') return
      if (state.get().ended) await leave()
      const key = newId()
      tell({ type: 'message', message_id: key })
      await write({ message_id: key, text: trimmed })
    },
    withdraw: acted((key: string) => {
      written.delete(key)
      dispatch({ type: 'withdrawn', key })
    }),
    stop: acted(() => {
      const [answer] = underWay(state.get())
      if (answer && answer.status !== 'stopping') dispatch({ type: 'stop-asked', answerKey: answer.key })
    }),
    retry: acted((key: string) => dispatch({ type: 'asked-again', answerKey: key })),
    feedback: acted(async (answerKey: string, helpful: boolean, reason?: string) => {
      const answer = findAnswer(state.get(), answerKey)
      if (answer?.turnId === undefined) return
      dispatch({ type: 'feedback-given', answerKey, helpful })
      try {
        await client.feedback(answer.turnId, { helpful, ...(reason && { reason }) })
      } catch (error) {
        dispatch({ type: 'feedback-given', answerKey, helpful: answer.helpful })
        tell({ type: 'error', code: codeOf(error) })
      }
    }),
    rate: acted(async (score: number, comment?: string) => {
      const rating = { score, ...(comment && { comment }) }
      await client.rate(rating)
      await lead()
      dispatch({ type: 'rated', rating })
    }),
    loadEarlier: acted(async () => {
      const first = state.get().messages.find(({ kind }) => kind !== 'answer')
      const { era } = state.get()
      const conversation = first && (await client.history(first.key))
      if (conversation && state.get().era === era) dispatch({ type: 'earlier-told', conversation })
    }),
    close: acted(async () => {
      await client.close()
      await lead()
      dispatch({ type: 'closed' })
    }),
    startOver: leave,
    act: acted((actionId: string, verb: ActionVerb) => dispatch({ type: 'action-asked', actionId, verb })),
    async signIn(grant) {
      await client.signIn(grant)
      await signedIn()
    },
    async identify(maxAge) {
      const known = await client.identify(maxAge)
      if (known) await signedIn()
      else act()
      return known
    },
    async signOut() {
      const ended = client.signOut()
      act()
      await lead()
      act()
      await ended
    },
    own: client.own,
    transcript: () => client.transcript(),
    watch(open) {
      watching = open
      act()
      // Another tab may still be looked at.
      if (!open) tabs.pass()
    },
    release() {
      released = true
      life.abort()
      act()
      tabs.leave()
    },
    async goOn() {
      // Before anything of somebody else is seen.
      follows()
      if (released) life = new AbortController()
      released = false
      if (!wanted) return
      await lead()
      act()
    },
  }
}

function writtenAs({ message_id: key, text, problem }: SavedQuestion): ChatEvent {
  return { type: 'written', key, text, ...(problem && { problem }) }
}
