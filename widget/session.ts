import type { Tokens } from '../server/wire.ts'
import { ChatProblem } from './chat-problem.ts'
import type { ChatMemory } from './saved-chat.ts'

/** Who this browser is to the server: gives access tokens and keeps the refresh token fresh. */
export interface Session {
  /** A token that is good for at least half a minute more. */
  accessToken(): Promise<string>
  /** Says that the server refused this token, so that the next one is new. */
  refused(token: string): void
}

export interface SessionParts {
  memory: ChatMemory
  /** Posts JSON without a token; throws a `ChatProblem` for every failure. */
  post(path: string, body: unknown): Promise<Response>
  now(): number
  /** Runs one task at a time over all tabs of this browser, where it can. */
  exclusively<T>(task: () => Promise<T>): Promise<T>
}

const MARGIN_MS = 30_000

/** Makes the session; nothing is asked of the server before the first `accessToken()`. */
export function createSession({ memory, post, now, exclusively }: SessionParts): Session {
  let access: { token: string; until: number } | undefined
  let asking: Promise<string> | undefined

  async function ask(): Promise<string> {
    const tokens = await exclusively(async () => {
      // Read inside the lock: another tab may just have rotated it.
      const saved = memory.read().refresh_token
      const fresh = (saved && (await refresh(saved))) || (await newVisitor())
      memory.write({ refresh_token: fresh.refresh_token })
      return fresh
    })
    access = { token: tokens.access_token, until: now() + tokens.expires_in * 1000 - MARGIN_MS }
    return tokens.access_token
  }

  async function refresh(refreshToken: string): Promise<Tokens | undefined> {
    try {
      const response = await post('/v1/auth/token', {
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      })
      return await response.json()
    } catch (error) {
      const ended = error instanceof ChatProblem && (error.status === 400 || error.status === 401)
      if (!ended) throw error
      // The conversation belonged to that session; a new visitor cannot read it.
      memory.forget()
      return undefined
    }
  }

  async function newVisitor(): Promise<Tokens> {
    const response = await post('/v1/visitors', {})
    return response.json()
  }

  return {
    async accessToken() {
      if (access && access.until > now()) return access.token
      asking ??= ask().finally(() => {
        asking = undefined
      })
      return asking
    },
    refused(token) {
      if (access?.token === token) access = undefined
    },
  }
}
