import { useEffect } from 'preact/hooks'
import type { Staff } from '../../server/wire.ts'
import { plural } from '../conversation-words.ts'
import type { ConversationsState, ConversationsStore } from '../conversations-store.ts'
import type { Navigation } from '../navigation.ts'
import { formatAddress, type ListFilters } from '../page-address.ts'
import type { SessionStore } from '../session-store.ts'
import { useStore } from '../store.ts'
import { ConversationFilters } from './conversation-filters.tsx'
import { ConversationRow } from './conversation-row.tsx'
import { PageHeader } from './page-header.tsx'
import { usePageHeading } from './use-page-heading.ts'

/** Conversations, newest first: searched, filtered, kept fresh while staff look. */
export function ConversationsPage({
  session,
  store,
  navigation,
  filters,
  staff,
}: {
  session: SessionStore
  store: ConversationsStore
  navigation: Navigation
  /** As they stand in the address. */
  filters: ListFilters
  staff: Staff
}) {
  const state = useStore(store.state)
  const heading = usePageHeading('Conversations')
  const wanted = formatAddress({ page: 'conversations', filters })
  useEffect(() => {
    store.start(filters)
    return () => store.stop()
  }, [store])
  useEffect(() => {
    // The address was changed by hand, or by "back".
    const chosen = store.state.get().filters
    if (formatAddress({ page: 'conversations', filters: chosen }) !== wanted) store.narrow(filters)
  }, [wanted])

  const narrow = (chosen: ListFilters) => {
    store.narrow(chosen)
    navigation.replace({ page: 'conversations', filters: chosen })
  }

  return (
    <>
      <PageHeader
        staff={staff}
        live={state.live}
        current="conversations"
        onSignOut={() => session.signOut()}
      />
      <main class="page">
        <div class="toolbar">
          <div>
            <h1 ref={heading} tabIndex={-1}>
              Conversations
            </h1>
            <p class="quiet" role="status">
              {shownWords(state)}
            </p>
          </div>
        </div>
        <ConversationFilters filters={filters} onNarrow={narrow} />
        <div role="status">
          {state.fault && (
            <p class="banner">
              {state.fault} {state.conversations ? 'The list below is the last that arrived.' : ''} Trying
              again…
            </p>
          )}
        </div>
        <List state={state} onMore={store.more} onClear={() => narrow({})} />
      </main>
    </>
  )
}

function List({
  state,
  onMore,
  onClear,
}: {
  state: ConversationsState
  onMore: () => void
  onClear: () => void
}) {
  const { conversations, nextCursor, stale, loadingMore, filters, fault } = state
  if (!conversations) return fault ? null : <div class="card conversations waiting" aria-hidden="true" />
  if (conversations.length === 0 && nextCursor === null && !stale) {
    return <Nothing narrowed={Object.values(filters).some(Boolean)} onClear={onClear} />
  }
  return (
    <div class={stale || fault ? 'old' : ''}>
      <ol class="card conversations">
        {conversations.map((conversation) => (
          <ConversationRow key={conversation.conversation_id} conversation={conversation} />
        ))}
      </ol>
      {nextCursor !== null && (
        <button type="button" class="button plain more" disabled={loadingMore} onClick={onMore}>
          {loadingMore ? 'Looking further…' : 'Show older ones'}
        </button>
      )}
    </div>
  )
}

function Nothing({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  return (
    <section class="card nothing">
      <h2>{narrowed ? 'No conversation fits' : 'No conversations yet'}</h2>
      <p class="quiet">
        {narrowed
          ? 'All words must occur in one message. Fewer words or filters find more.'
          : 'As soon as a shopper asks something, it stands here.'}
      </p>
      {narrowed && (
        <button type="button" class="button" onClick={onClear}>
          Show all
        </button>
      )}
    </section>
  )
}

function shownWords({ conversations, nextCursor, stale }: ConversationsState): string {
  if (!conversations || stale) return 'Looking…'
  const shown = plural(conversations.length, 'conversation')
  return nextCursor === null ? `${shown}, newest first` : `The newest ${shown}`
}
