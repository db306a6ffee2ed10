import type { AuditChain, AuditEntry } from '../server/wire/audit.ts'
import type { TeamMember } from '../server/wire/staff-team.ts'
import type { AuditFilters } from './page-address.ts'
import { isSignedOut } from './signed-in.ts'
import { createStore, type Store } from './store.ts'
import type { TeamClient } from './team-client.ts'

export interface AuditState {
  filters: AuditFilters
  /** Newest first; undefined until the first page has come. */
  entries: AuditEntry[] | undefined
  next: number | null
  chain: AuditChain | undefined
  /** To choose from. */
  people: TeamMember[]
  loading: boolean
  fault: string | undefined
}

/** The audit log, a page at a time. */
export interface AuditStore {
  state: Store<AuditState>
  show(filters: AuditFilters): void
  more(): void
  /** The page is looked at again, or online again. */
  refresh(): void
}

/** @param onSessionEnd called when the server says that nobody is signed in */
export function createAuditStore({
  client,
  onSessionEnd,
}: {
  client: TeamClient
  onSessionEnd: () => void
}): AuditStore {
  const state = createStore<AuditState>({
    filters: {},
    entries: undefined,
    next: null,
    chain: undefined,
    people: [],
    loading: false,
    fault: undefined,
  })
  const change = (changes: Partial<AuditState>) => state.set({ ...state.get(), ...changes })
  /** Counts what was asked for: only the last answer is shown. */
  let asked = 0

  const load = async (before: number | undefined) => {
    asked += 1
    const mine = asked
    change({ loading: true })
    try {
      const [page, { people }] = await Promise.all([
        client.audit(state.get().filters, before),
        before === undefined ? client.people() : { people: state.get().people },
      ])
      if (mine !== asked) return
      const shown = before === undefined ? [] : (state.get().entries ?? [])
      const { next, chain } = page
      change({ entries: [...shown, ...page.entries], next, chain, people, loading: false, fault: undefined })
    } catch (error) {
      if (mine !== asked) return
      if (isSignedOut(error)) onSessionEnd()
      change({ loading: false, fault: error instanceof Error ? error.message : String(error) })
    }
  }

  return {
    state,
    show(filters) {
      change({ filters })
      void load(undefined)
    },
    more() {
      const { next, loading } = state.get()
      if (next !== null && !loading) void load(next)
    },
    refresh() {
      if (state.get().fault) void load(undefined)
    },
  }
}
