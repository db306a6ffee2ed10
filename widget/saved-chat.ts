import type { ProblemCode } from './chat-problem.ts'
import { storageKey } from './storage-key.ts'

/** A question that has not reached the server, as it was asked. */
export interface SavedQuestion {
  message_id: string
  text: string
  /** Why it was not taken: it goes out again only when the shopper says so. */
  problem?: ProblemCode
}

/** What this browser remembers between pages. */
export interface SavedChat {
  refresh_token?: string
  conversation_id?: string
  /** What was written and has not gone out, in order. */
  outbox?: SavedQuestion[]
  /** Answers that came while the panel was closed, or are still to come. */
  unread?: number
}

/** The memory of one server's chat; shared by all tabs where the browser allows storage. */
export interface ChatMemory {
  read(): SavedChat
  write(change: SavedChat): void
  /** Forgets who one is; what has not gone out yet stays. */
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
      // What has not gone out is nobody's yet.
      const { outbox } = read()
      own = outbox?.length ? { outbox } : {}
      guarded((shared) => (own.outbox ? shared.setItem(key, JSON.stringify(own)) : shared.removeItem(key)))
    },
  }
}

/** Someone else's text under our key, or a part of it that is not ours, is as good as none. */
function parse(text: string | null): SavedChat {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    const given = new Map(typeof value === 'object' && value !== null ? Object.entries(value) : [])
    const saved: SavedChat = {}
    const [token, conversation] = [given.get('refresh_token'), given.get('conversation_id')]
    const [outbox, unread] = [given.get('outbox'), given.get('unread')]
    if (typeof token === 'string') saved.refresh_token = token
    if (typeof conversation === 'string') saved.conversation_id = conversation
    if (Array.isArray(outbox)) saved.outbox = outbox.filter(isQuestion)
    if (typeof unread === 'number') saved.unread = unread
    return saved
  } catch {
    return {}
  }
}

function isQuestion(value: unknown): value is SavedQuestion {
  if (typeof value !== 'object' || value === null || !('message_id' in value) || !('text' in value))
    return false
  const known = !('problem' in value) || typeof value.problem === 'string'
  return known && typeof value.message_id === 'string' && typeof value.text === 'string'
}
