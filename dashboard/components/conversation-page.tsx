import { useEffect, useRef } from 'preact/hooks'
import type { Staff } from '../../server/wire.ts'
import type { InspectedConversation } from '../../server/wire/staff-conversations.ts'
import type { ConversationStore } from '../conversation-store.ts'
import { plural, TEXT_REMOVED } from '../conversation-words.ts'
import { formatMoment } from '../format.ts'
import type { Navigation } from '../navigation.ts'
import { formatAddress, type ListFilters } from '../page-address.ts'
import type { SessionStore } from '../session-store.ts'
import { useStore } from '../store.ts'
import { PageHeader } from './page-header.tsx'
import { Transcript } from './transcript.tsx'
import { TurnInspection } from './turn-inspection.tsx'
import { usePageHeading } from './use-page-heading.ts'

/** One conversation: what was said on one side, how the chosen turn came about on the other. */
export function ConversationPage({
  session,
  store,
  navigation,
  id,
  turn,
  back,
  staff,
}: {
  session: SessionStore
  store: ConversationStore
  navigation: Navigation
  id: string
  /** The turn that is looked at; the last one when not given. */
  turn: string | undefined
  /** What the list was narrowed to. */
  back: ListFilters
  staff: Staff
}) {
  const { inspected, missing, loadingEarlier, fault, live } = useStore(store.state)
  const title = inspected ? (inspected.conversation.title ?? TEXT_REMOVED) : 'Conversation'
  const heading = usePageHeading(title)
  const inspection = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    store.start(id)
    return () => store.stop()
  }, [store, id])

  const choose = (chosen: string) => {
    navigation.replace({ page: 'conversation', id, turn: chosen })
    requestAnimationFrame(() => inspection.current?.focus())
  }
  const turns = inspected?.turns ?? []
  const chosen = turns.find(({ turn_id }) => turn_id === turn) ?? turns.at(-1)

  return (
    <>
      <PageHeader staff={staff} live={live} current="conversations" onSignOut={() => session.signOut()} />
      <main class="page">
        <a class="back" href={formatAddress({ page: 'conversations', filters: back })}>
          <span aria-hidden="true">←</span> All conversations
        </a>
        <div class="toolbar">
          <div class="conversation-head">
            <h1 ref={heading} tabIndex={-1}>
              {missing ? 'This conversation is not there' : title}
            </h1>
            <p class="quiet">{inspected && !missing ? <Facts inspected={inspected} /> : ' '}</p>
          </div>
        </div>
        <div role="status">{fault && <p class="banner">{fault} Trying again…</p>}</div>
        {missing && <p class="card nothing quiet">It may have been erased, or the address is not whole.</p>}
        {!inspected && !missing && !fault && <div class="card conversations waiting" aria-hidden="true" />}
        {inspected && !missing && (
          <div class="inspector">
            <Transcript
              inspected={inspected}
              chosen={chosen?.turn_id}
              loadingEarlier={loadingEarlier}
              onChoose={choose}
              onEarlier={() => void store.earlier()}
            />
            {chosen && (
              <TurnInspection
                turn={chosen}
                place={`Turn ${turns.indexOf(chosen) + 1} of ${turns.length}${inspected.has_more ? ' shown' : ''}`}
                links={inspected.links}
                heading={inspection}
              />
            )}
          </div>
        )}
      </main>
    </>
  )
}

function Facts({ inspected }: { inspected: InspectedConversation }) {
  const { conversation, rating_comment } = inspected
  const { started_at, messages, turns, rating, state } = conversation
  return (
    <>
      <time dateTime={started_at}>{formatMoment(Date.parse(started_at) / 1000)}</time>
      {' · '}
      {messages > 0 ? plural(messages, 'message') : plural(turns, 'turn')}
      {state === 'closed' && messages > 0 && ' · closed'}
      {rating !== null && ` · rated ${rating} of 5`}
      {rating_comment !== null && rating_comment !== '' && `: “${rating_comment}”`}
    </>
  )
}
