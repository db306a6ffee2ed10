import { useEffect } from 'preact/hooks'
import type { Staff } from '../../server/wire.ts'
import type { AuditChain, AuditEntry } from '../../server/wire/audit.ts'
import type { AuditState, AuditStore } from '../audit-store.ts'
import { actName, actNames, actorName, detailWords, subjectName } from '../audit-words.ts'
import { plural } from '../conversation-words.ts'
import { formatMoment } from '../format.ts'
import type { Navigation } from '../navigation.ts'
import { type AuditFilters, formatAddress } from '../page-address.ts'
import type { SessionStore } from '../session-store.ts'
import { useStore } from '../store.ts'
import { PageHeader } from './page-header.tsx'
import { usePageHeading } from './use-page-heading.ts'

/** What staff did, newest first, and whether the log is whole. For admins. */
export function AuditPage({
  session,
  store,
  navigation,
  filters,
  staff,
}: {
  session: SessionStore
  store: AuditStore
  navigation: Navigation
  /** As they stand in the address. */
  filters: AuditFilters
  staff: Staff
}) {
  const state = useStore(store.state)
  const heading = usePageHeading('Audit log')
  const wanted = formatAddress({ page: 'audit', filters })
  useEffect(() => store.show(filters), [store, wanted])

  return (
    <>
      <PageHeader staff={staff} current="audit" onSignOut={() => session.signOut()} />
      <main class="page audit">
        <div class="toolbar">
          <div>
            <h1 ref={heading} tabIndex={-1}>
              Audit log
            </h1>
            <ChainState chain={state.chain} />
          </div>
        </div>
        <Filters
          filters={filters}
          people={state.people}
          onNarrow={(chosen) => navigation.replace({ page: 'audit', filters: chosen })}
        />
        <div role="status">{state.fault && <p class="banner">{state.fault}</p>}</div>
        <Entries state={state} onMore={store.more} />
      </main>
    </>
  )
}

function ChainState({ chain }: { chain: AuditChain | undefined }) {
  if (!chain) return <p class="quiet">Verifying…</p>
  return chain.state === 'whole' ? (
    <p role="status">
      <span class="good">Whole</span>: {plural(chain.entries, 'entry').replace('entrys', 'entries')}, each as
      it was written.
    </p>
  ) : (
    <p role="alert">
      <span class="bad">Touched</span>: {chain.sentence}
    </p>
  )
}

function Filters({
  filters,
  people,
  onNarrow,
}: {
  filters: AuditFilters
  people: AuditState['people']
  onNarrow: (filters: AuditFilters) => void
}) {
  return (
    <search class="card filters">
      <label class="filter">
        <span>Person</span>
        <select
          name="person"
          value={filters.person ?? ''}
          onChange={({ currentTarget: { value } }) => onNarrow({ ...filters, person: value || undefined })}
        >
          <option value="">Anyone</option>
          {people.map(({ staff_id: id, email }) => (
            <option value={id} key={id}>
              {email}
            </option>
          ))}
        </select>
      </label>
      <label class="filter">
        <span>Act</span>
        <select
          name="act"
          value={filters.act ?? ''}
          onChange={({ currentTarget: { value } }) => onNarrow({ ...filters, act: value || undefined })}
        >
          <option value="">Anything</option>
          {Object.entries(actNames).map(([act, name]) => (
            <option value={act} key={act}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        class="button plain"
        disabled={!filters.person && !filters.act}
        onClick={() => onNarrow({})}
      >
        Clear
      </button>
    </search>
  )
}

function Entries({ state, onMore }: { state: AuditState; onMore: () => void }) {
  const { entries, next, loading } = state
  if (!entries) return state.fault ? null : <div class="card conversations waiting" aria-hidden="true" />
  if (entries.length === 0) {
    return (
      <section class="card nothing">
        <h2>No entry fits</h2>
        <p class="quiet">Choose another person or act.</p>
      </section>
    )
  }
  return (
    <>
      <ol class="card conversations">
        {entries.map((entry) => (
          <Entry key={entry.seq} entry={entry} />
        ))}
      </ol>
      {next !== null && (
        <button type="button" class="button plain more" disabled={loading} onClick={onMore}>
          {loading ? 'Looking further…' : 'Show older ones'}
        </button>
      )}
    </>
  )
}

function Entry({ entry }: { entry: AuditEntry }) {
  const subject = subjectName(entry)
  const words = detailWords(entry)
  return (
    <li class="entry">
      <p>
        <b>{actName(entry)}</b>
        {subject !== null && (
          <>
            {' '}
            {entry.act === 'conversation-opened' ? (
              <a href={formatAddress({ page: 'conversation', id: subject, turn: undefined })}>{subject}</a>
            ) : (
              <span>{subject}</span>
            )}
          </>
        )}
      </p>
      <p class="quiet small">
        {actorName(entry)}
        {words && ` · ${words}`}
      </p>
      <p class="quiet small entry-time">
        <time dateTime={entry.at}>{formatMoment(Date.parse(entry.at) / 1000)}</time> · no. {entry.seq}
      </p>
    </li>
  )
}
