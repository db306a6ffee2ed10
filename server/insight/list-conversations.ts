import {
  newestNumber,
  summariesAmong,
  summariesWithin,
  type SummaryFilters,
  type SummaryRow,
} from '../store/conversation-summaries.ts'
import type { Database } from '../store/database.ts'
import {
  conversationNumber,
  messagesMatching,
  messagesOfMatches,
  type SearchTerm,
  searchTerms,
} from '../store/message-search.ts'
import type { ConversationList } from '../wire/staff-conversations.ts'
import { excerptAround } from './excerpt.ts'
import { listedConversation } from './listed-conversation.ts'

const PAGE = 25
/** Reading is synchronous: after so many summaries, or matches, the streams of shoppers get their turn. */
const SUMMARIES_AT_ONCE = 10_000
const MATCHES_AT_ONCE = 1000
/** After so many rounds without a full page, the page goes out as it is; its cursor goes on from there. */
const MAX_ROUNDS = 20

/** What staff look for: filters, and words that occur in a message. */
export interface Wanted extends SummaryFilters {
  q?: string | undefined
}

interface Found {
  row: SummaryRow
  /** A message that matches, by its row in the search. */
  match?: number
}

/**
 * A page of conversations, newest first.
 * @param before number of the conversation that ended the page before
 */
export async function listConversations(
  database: Database,
  { q, ...filters }: Wanted,
  before?: number,
): Promise<ConversationList> {
  if (q === undefined || q === '') {
    const rows = await newest(database, filters, before)
    const next = rows.length > PAGE ? rows[PAGE - 1]?.number : undefined
    return page(rows.slice(0, PAGE).map(listedConversation), next)
  }
  const terms = searchTerms(q)
  if (terms.length === 0) return page([])
  const { found, next } = await search(database, terms, filters, before)
  const matches = found.flatMap(({ match }) => match ?? [])
  const texts = new Map((await database.read(messagesOfMatches(matches))).map((row) => [row.match, row.text]))
  return page(
    found.map(({ row, match }) => {
      const text = match === undefined ? undefined : texts.get(match)
      return {
        ...listedConversation(row),
        ...(text === undefined ? {} : { excerpt: excerptAround(text, terms) }),
      }
    }),
    next,
  )
}

/** The newest summaries that pass the filters, one more than a page has; filters may pass few among many. */
async function newest(
  database: Database,
  filters: SummaryFilters,
  before: number | undefined,
): Promise<SummaryRow[]> {
  const [last] = before === undefined ? await database.read(newestNumber()) : []
  const rows: SummaryRow[] = []
  for (let to = before ?? (last?.number ?? 0) + 1; to > 0 && rows.length <= PAGE; to -= SUMMARIES_AT_ONCE) {
    const wanted = PAGE + 1 - rows.length
    rows.push(...(await database.read(summariesWithin(filters, to - SUMMARIES_AT_ONCE, to, wanted))))
    await nextTask()
  }
  return rows
}

/** Walks the matches from the newest on until a page of conversations has passed the filters. */
async function search(
  database: Database,
  terms: SearchTerm[],
  filters: SummaryFilters,
  before: number | undefined,
): Promise<{ found: Found[]; next: number | undefined }> {
  const found: Found[] = []
  let next = before
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const matches = await database.read(messagesMatching(terms, next, MATCHES_AT_ONCE))
    const byNumber = new Map<number, number>()
    for (const { rowid } of matches) {
      const number = conversationNumber(rowid)
      if (!byNumber.has(number)) byNumber.set(number, rowid)
    }
    for (const row of await database.read(summariesAmong([...byNumber.keys()], filters))) {
      if (found.length === PAGE) return { found, next: found.at(-1)?.row.number }
      const match = byNumber.get(row.number)
      found.push({ row, ...(match === undefined ? {} : { match }) })
    }
    if (matches.length < MATCHES_AT_ONCE) return { found, next: undefined }
    next = [...byNumber.keys()].at(-1)
    await nextTask()
  }
  return { found, next }
}

function page(conversations: ConversationList['conversations'], next?: number): ConversationList {
  return { conversations, next_cursor: next === undefined ? null : String(next) }
}

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve))
