import { backOff } from './back-off.ts'
import type { ChatModule, ChatParts } from './chat.ts'
import { emptyChat, newChat } from './chat-state.ts'
import type { ChatStore } from './chat-store.ts'
import { newId } from './new-id.ts'
import { observable } from './observable.ts'

/** A store whose code is still to come. */
export interface LateChat {
  store: ChatStore
  /** Begins to fetch the code. */
  fetch(): void
  end(): void
}

/**
 * Makes a store that fetches its code when it is first needed, for as long as it takes; what is asked of it before
 * waits for that. A question is kept and shown at once.
 * @param fetchModule gives nothing where the code could not be fetched
 */
export function createLateChat(
  fetchModule: () => Promise<Pick<ChatModule, 'createChat'> | undefined>,
  parts: ChatParts,
): LateChat {
  const { memory, tell } = parts
  const state = observable(newChat(memory.read()))
  const life = new AbortController()
  let chat: ChatStore | undefined
  let coming: Promise<ChatStore> | undefined
  let watching = false

  async function fetchChat(): Promise<ChatStore> {
    for (let tries = 1; !life.signal.aborted; tries++) {
      const module = await fetchModule()
      if (life.signal.aborted) break
      if (module) {
        const made = module.createChat(parts)
        made.state.subscribe(() => state.set(made.state.get()))
        made.watch(watching)
        chat = made
        state.set({ ...state.get(), connected: true })
        return made
      }
      state.set({ ...state.get(), connected: false })
      await backOff(tries, life.signal).catch(() => {})
    }
    // Ended before it came: whoever waits for it waits for nothing any more.
    return new Promise(() => {})
  }

  function whole(): Promise<ChatStore> {
    coming ??= fetchChat()
    return coming
  }

  const later =
    <A extends unknown[], R>(verb: (store: ChatStore) => (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> =>
      verb(chat ?? (await whole()))(...args)
  const load = later((store) => store.load)

  const store: ChatStore = {
    state,
    load,
    prepare() {
      void whole().then((made) => made.prepare())
    },
    async send(text) {
      if (chat) return chat.send(text)
      const trimmed = text.trim()
      if (trimmed === '') return
      const key = newId()
      const { outbox = [] } = memory.read()
      memory.write({ outbox: [...outbox, { message_id: key, text: trimmed }] })
      const now = state.get()
      state.set({
        ...now,
        messages: [...now.messages, { kind: 'question', key, text: trimmed, delivery: 'queued' }],
      })
      tell({ type: 'message', message_id: key })
      await load()
    },
    withdraw: later((store) => store.withdraw),
    stop: later((store) => store.stop),
    retry: later((store) => store.retry),
    feedback: later((store) => store.feedback),
    rate: later((store) => store.rate),
    loadEarlier: later((store) => store.loadEarlier),
    close: later((store) => store.close),
    startOver: later((store) => store.startOver),
    transcript: later((store) => store.transcript),
    act: later((store) => store.act),
    signIn: later((store) => store.signIn),
    identify: later((store) => store.identify),
    own: later((store) => store.own),
    async signOut() {
      // Nothing of them is to be seen while the code comes.
      if (!chat) state.set({ ...emptyChat, era: state.get().era + 1 })
      const { refresh_token, gone } = memory.read()
      if (chat || refresh_token || gone) await later((store) => store.signOut)()
    },
    watch(open) {
      watching = open
      chat?.watch(open)
    },
    release() {
      chat?.release()
    },
    async goOn() {
      const saved = memory.read()
      if (!chat && (saved.era ?? 0) > state.get().era) state.set(newChat(saved))
      await chat?.goOn()
    },
  }
  return {
    store,
    fetch: () => void whole(),
    end() {
      life.abort()
      store.release()
    },
  }
}
