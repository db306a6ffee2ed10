import type { ConversationFilters } from '../server/wire/staff-conversations.ts'
import { overviewRanges } from './overview-ranges.ts'
import type { OverviewRange } from '../server/wire.ts'

/** What the list of conversations is narrowed to; an absent one narrows nothing. */
export type ListFilters = Pick<ConversationFilters, 'q' | 'outcome' | 'answerer' | 'feedback' | 'with'> & {
  range?: OverviewRange | undefined
}

/** Where in the dashboard one is; it stands in the address's fragment, so that links and "back" work. */
export type PageAddress =
  | { page: 'overview' }
  | { page: 'conversations'; filters: ListFilters }
  | { page: 'conversation'; id: string; turn: string | undefined }
  | { page: 'account' }
  | { page: 'team' }
  | { page: 'audit'; filters: AuditFilters }

/** What the audit log is narrowed to. */
export interface AuditFilters {
  /** A `staff_id`. */
  person?: string | undefined
  act?: string | undefined
}

/** The values that each filter can have, in the order in which they are offered. */
export const filterValues = {
  range: overviewRanges,
  outcome: [
    'answered',
    'unsure',
    'clarify',
    'smalltalk',
    'declined',
    'needs-sign-in',
    'handed-off',
    'stopped',
    'failed',
  ],
  feedback: ['up', 'down', 'satisfied', 'dissatisfied'],
  with: ['unsure', 'error', 'fallback', 'unsupported'],
  answerer: ['local', 'mistral'],
} as const satisfies { [name in Exclude<keyof ListFilters, 'q'>]: readonly NonNullable<ListFilters[name]>[] }

/** Reads `#/conversations?outcome=unsure`, `#/conversations/<id>?turn=<id>`, `#/account`,
 * `#/team`, `#/audit?act=invited`; everything else is the overview. */
export function parseAddress(fragment: string): PageAddress {
  const [path = '', query = ''] = fragment.replace(/^#/, '').split('?')
  const parameters = new URLSearchParams(query)
  if (path === '/account') return { page: 'account' }
  if (path === '/team') return { page: 'team' }
  if (path === '/audit') {
    const one = (name: string) => parameters.get(name)?.slice(0, 64) || undefined
    return { page: 'audit', filters: { person: one('person'), act: one('act') } }
  }
  if (path === '/conversations') return { page: 'conversations', filters: filtersOf(parameters) }
  const id = /^\/conversations\/([^/]+)$/.exec(path)?.[1]
  if (id === undefined) return { page: 'overview' }
  return { page: 'conversation', id: decoded(id), turn: parameters.get('turn') ?? undefined }
}

/** The fragment for an address, with its `#`. */
export function formatAddress(address: PageAddress): string {
  if (address.page === 'overview') return '#/'
  if (address.page === 'account') return '#/account'
  if (address.page === 'team') return '#/team'
  if (address.page === 'audit') return `#/audit${asQuery({ ...address.filters })}`
  if (address.page === 'conversations') return `#/conversations${asQuery({ ...address.filters })}`
  return `#/conversations/${encodeURIComponent(address.id)}${asQuery({ turn: address.turn })}`
}

function filtersOf(parameters: URLSearchParams): ListFilters {
  const one = <const T extends string>(name: string, values: readonly T[]) =>
    values.find((value) => value === parameters.get(name))
  return {
    q: parameters.get('q')?.slice(0, 200) || undefined,
    range: one('range', filterValues.range),
    outcome: one('outcome', filterValues.outcome),
    feedback: one('feedback', filterValues.feedback),
    with: one('with', filterValues.with),
    answerer: one('answerer', filterValues.answerer),
  }
}

function asQuery(values: Record<string, string | undefined>): string {
  const given = Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
