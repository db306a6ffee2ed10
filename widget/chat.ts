import './shared.ts'
import type { NewMessage } from '../server/wire.ts'
import { backOff } from './back-off.ts'
import { createChatClient } from './chat-client.ts'
import type { ChatNews, ChatStore } from './chat-store.ts'
import { createChatStore } from './create-chat-store.ts'
import { createDpop, sha256 } from './dpop.ts'
import type { Identity } from './identity.ts'
import { keptKey } from './kept-key.ts'
import { problemsEn } from './locales/en-problems.ts'
import { newId } from './new-id.ts'
import type { ChatMemory } from './saved-chat.ts'
import { createTabs } from './tabs.ts'

/** The chat's chunk, as `import()` gives it. */
export interface ChatModule {
  createChat(parts: ChatParts): ChatStore
  problemsEn: typeof problemsEn
  sha256: typeof sha256
}

export interface ChatParts {
  /** Origin of the server, without a trailing slash. */
  server: string
  memory: ChatMemory
  /** Page and locale for a question. */
  context(): Pick<NewMessage, 'page' | 'locale'>
  /** Whom the page vouches for, if it does. */
  identity(): Identity | undefined
  tell(news: ChatNews): void
}

/** Tabs with another form of the state go their own ways. */
const STATE_FORM = 2

export { problemsEn, sha256 }

/** The store with the browser's own parts; nothing is requested before one of its verbs. */
export function createChat({ server, memory, context, identity, tell }: ChatParts): ChatStore {
  // A page of an opaque origin has the locks, and may not use them.
  const locks: LockManager | undefined = window.origin === 'null' ? undefined : navigator.locks
  return createChatStore({
    client: createChatClient({
      server,
      memory,
      fetch: (input, init) => window.fetch(input, init),
      now: Date.now,
      wait: backOff,
      identity,
      dpop: createDpop({
        key: () => keptKey(`verdemuse:${server}`),
        now: Date.now,
        newId,
        readNonce: () => memory.read().nonce,
        writeNonce: (nonce) => memory.write({ nonce }),
      }),
      exclusively: (what, task) => (locks ? locks.request(`verdemuse:${server}:${what}`, task) : task()),
    }),
    memory,
    openTabs: (parts) =>
      createTabs({
        ...parts,
        name: `verdemuse:${server}:${STATE_FORM}`,
        locks,
        openChannel: (name) => new BroadcastChannel(name),
      }),
    newId,
    context,
    wait: backOff,
    tell,
  })
}
