import { useEffect, useRef } from 'preact/hooks'
import type { Message } from '../../server/wire.ts'
import type { InspectedConversation, InspectedTurn } from '../../server/wire/staff-conversations.ts'
import { Markdown } from '../../widget/markdown.tsx'
import { TEXT_REMOVED } from '../conversation-words.ts'
import { formatClock, formatMoment } from '../format.ts'
import { EndingBadge } from './ending-badge.tsx'

const authors = { shopper: 'Shopper', assistant: 'Assistant', staff: 'Staff', system: 'Note' } as const

/** What was said, drawn by the widget's own renderer; an answer leads to how it came about. */
export function Transcript({
  inspected,
  chosen,
  loadingEarlier,
  onChoose,
  onEarlier,
}: {
  inspected: InspectedConversation
  chosen: string | undefined
  loadingEarlier: boolean
  onChoose: (turnId: string) => void
  onEarlier: () => void
}) {
  const { messages, turns, has_more } = inspected
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    // Links in answers must not lead away from here; the renderer is the shop page's, where they may.
    const open = (event: Event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (link) Object.assign(link, { target: '_blank', rel: 'noopener noreferrer' })
    }
    const element = list.current
    element?.addEventListener('click', open, { capture: true })
    return () => element?.removeEventListener('click', open, { capture: true })
  }, [])

  return (
    <section class="card transcript" aria-label="Messages" ref={list}>
      {has_more && (
        <button type="button" class="button plain more" disabled={loadingEarlier} onClick={onEarlier}>
          {loadingEarlier ? 'Loading…' : 'Show earlier messages'}
        </button>
      )}
      {messages.map((message) => (
        <Said
          key={message.message_id}
          message={message}
          turn={turns.find(({ turn_id }) => turn_id === message.turn_id)}
          chosen={chosen}
          inspected={inspected}
          onChoose={onChoose}
        />
      ))}
      {messages.length === 0 && (
        <>
          <p class="quiet">The texts have been removed. What was measured is still here.</p>
          {turns.map((turn) => (
            <article class="said assistant" key={turn.turn_id}>
              <TurnButton turn={turn} chosen={chosen} onChoose={onChoose} />
            </article>
          ))}
        </>
      )}
    </section>
  )
}

function Said({
  message,
  turn,
  chosen,
  inspected,
  onChoose,
}: {
  message: Message
  turn: InspectedTurn | undefined
  chosen: string | undefined
  inspected: InspectedConversation
  onChoose: (turnId: string) => void
}) {
  const { role, text, created_at, products = [] } = message
  const { hosts, origin } = inspected.links
  const at = Date.parse(created_at) / 1000
  return (
    <article class={`said ${role}`} aria-label={authors[role]}>
      <p class="said-by">
        {authors[role]}{' '}
        <time dateTime={created_at} title={formatMoment(at)}>
          {formatClock(at)}
        </time>
      </p>
      {role === 'assistant' && text !== '' ? (
        <Markdown
          text={text}
          final
          sources={message.sources ?? []}
          links={{ hosts, pageOrigin: origin }}
          onCite={() => turn && onChoose(turn.turn_id)}
          citeLabel={({ n, title }) => `Source ${n}: ${title}`}
        />
      ) : (
        <p class="plain">{text || (role === 'shopper' ? TEXT_REMOVED : 'No text')}</p>
      )}
      {products.length > 0 && (
        <p class="quiet small">Shown with it: {products.map(({ name }) => name).join(', ')}</p>
      )}
      {role === 'assistant' && turn && <TurnButton turn={turn} chosen={chosen} onChoose={onChoose} />}
    </article>
  )
}

function TurnButton({
  turn,
  chosen,
  onChoose,
}: {
  turn: InspectedTurn
  chosen: string | undefined
  onChoose: (turnId: string) => void
}) {
  return (
    <button
      type="button"
      class="turn-button"
      aria-pressed={turn.turn_id === chosen}
      onClick={() => onChoose(turn.turn_id)}
    >
      <EndingBadge of={turn} />
      {turn.helpful !== null && (
        <span class={turn.helpful ? 'good' : 'doubt'}>Thumb {turn.helpful ? 'up' : 'down'}</span>
      )}
      <span class="turn-more">How it came about</span>
    </button>
  )
}
