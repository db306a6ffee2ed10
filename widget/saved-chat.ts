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
  visitor_id?: string
  /** What was signed in for, `shopper` or `order:…`; absent while nobody has. */
  scope?: string
  /** Name of who has signed in, if it is known. */
  name?: string
  /** Whom the page vouched for: the `sub` of its token. */
  sub?: string
  /** Grows with each sign-out: what is of an earlier era is of somebody else. */
  era?: number
  /** The session of the era before ended by itself, which is still to be said. */
  ended?: boolean
  /** Refresh token of a session that is still to be ended at the server. */
  gone?: string
  /** The server's newest DPoP nonce. */
  nonce?: string
}

/** True while somebody is signed in; whose order was only looked up is nobody yet. */
export function isSignedIn({ scope }: SavedChat): boolean {
  return scope !== undefined && !scope.startsWith('order')
}

const texts = [
  'refresh_token',
  'conversation_id',
  'visitor_id',
  'scope',
  'name',
  'sub',
  'gone',
  'nonce',
] as const
const numbers = ['unread', 'era'] as const

/** The memory of one server's chat; shared by all tabs where the browser allows storage. */
export interface ChatMemory {
  read(): SavedChat
  write(change: SavedChat): void
  /** Forgets who one is, and all but `next`; without it, what has not gone out yet stays. */
  forget(next?: SavedChat): void
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

  function keep(next: SavedChat): void {
    own = next
    guarded((shared) => (Object.keys(own).length ? shared.setItem(key, asJson(own)) : shared.removeItem(key)))
  }

  return {
    read,
    write(change) {
      keep({ ...read(), ...change })
    },
    forget(next) {
      // What has not gone out is nobody's yet.
      const { outbox, era } = read()
      keep(next ?? { ...(outbox?.length && { outbox }), ...(era && { era }) })
    },
  }
}

/** What is there, whatever an old library of the page's has put into `Array.prototype.toJSON`. */
function asJson(saved: SavedChat): string {
  return JSON.stringify(saved, function (this: Record<string, unknown>, name) {
    return this[name]
  })
}

/** Someone else's text under our key, or a part of it that is not ours, is as good as none. */
function parse(text: string | null): SavedChat {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    const given = new Map(typeof value === 'object' && value !== null ? Object.entries(value) : [])
    const saved: SavedChat = {}
    const [outbox, ended] = [given.get('outbox'), given.get('ended')]
    for (const name of texts) {
      const text = given.get(name)
      if (typeof text === 'string') saved[name] = text
    }
    for (const name of numbers) {
      const number = given.get(name)
      if (typeof number === 'number') saved[name] = number
    }
    if (Array.isArray(outbox)) saved.outbox = outbox.filter(isQuestion)
    if (ended === true) saved.ended = ended
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
