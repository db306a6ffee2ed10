import type { ConversationList, InspectedConversation } from '../server/wire/staff-conversations.ts'
import type { CallStaff } from './staff-client.ts'
import { rangeHours } from './overview-ranges.ts'
import type { ListFilters } from './page-address.ts'

/** The routes of conversations as functions. Every failure is a `StaffProblem`. */
export interface ConversationsClient {
  /** A page of the list. @param cursor of the page before */
  list(filters: ListFilters, cursor: string | undefined, signal: AbortSignal): Promise<ConversationList>
  /** A conversation with its last messages, or those before one of them. */
  show(id: string, before: string | undefined, signal: AbortSignal): Promise<InspectedConversation>
}

export function createConversationsClient(call: CallStaff, now: () => number): ConversationsClient {
  return {
    async list({ range, ...filters }, cursor, signal) {
      const from = range && new Date(now() - rangeHours[range] * 3_600_000).toISOString()
      return (await call(`/conversations${queryOf({ ...filters, from, cursor })}`, { signal })).json()
    },
    async show(id, before, signal) {
      return (await call(`/conversations/${encodeURIComponent(id)}${queryOf({ before })}`, { signal })).json()
    },
  }
}

function queryOf(values: Record<string, string | undefined>): string {
  const given = Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}
