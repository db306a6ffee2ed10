import { storageKey } from './storage-key.ts'

/** What this browser remembers between pages. */
export interface SavedChat {
  refresh_token?: string
  conversation_id?: string
}

/** The memory of one server's chat; shared by all tabs where the browser allows storage. */
export interface ChatMemory {
  read(): SavedChat
  write(change: SavedChat): void
  forget(): void
}

/** A memory in `localStorage`; where that is blocked, one that lasts as long as the page. */
export function createChatMemory(server: string, storage: () => Storage | undefined): ChatMemory {
  const key = storageKey(server)
  let own: SavedChat = {}
  let blocked = false

  function guarded<T>(use: (storage: Storage) => T): T | undefined {
    try {
      const shared = blocked ? undefined : storage()
      return shared && use(shared)
    } catch {
      // Blocked, or full: from here on the page's own memory has to do.
      blocked = true
      return undefined
    }
  }

  function read(): SavedChat {
    const text = guarded((shared) => ({ saved: shared.getItem(key) }))
    // No answer at all means blocked storage; a missing key means that another tab has forgotten.
    if (text) own = parse(text.saved)
    return own
  }

  return {
    read,
    write(change) {
      own = { ...read(), ...change }
      guarded((shared) => shared.setItem(key, JSON.stringify(own)))
    },
    forget() {
      own = {}
      guarded((shared) => shared.removeItem(key))
    },
  }
}

function parse(text: string | null): SavedChat {
  const saved: SavedChat = {}
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    if (typeof value !== 'object' || value === null) return saved
    if ('refresh_token' in value && typeof value.refresh_token === 'string') {
      saved.refresh_token = value.refresh_token
    }
    if ('conversation_id' in value && typeof value.conversation_id === 'string') {
      saved.conversation_id = value.conversation_id
    }
  } catch {
    // Someone else's text under our key: as good as none.
  }
  return saved
}
