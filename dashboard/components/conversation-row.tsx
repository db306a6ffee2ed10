import type { ListedConversation } from '../../server/wire/staff-conversations.ts'
import { plural, TEXT_REMOVED } from '../conversation-words.ts'
import { formatMoment } from '../format.ts'
import { formatAddress } from '../page-address.ts'
import { EndingBadge } from './ending-badge.tsx'

/** One conversation of the list: how it began, how it ended, what the shopper thought of it. */
export function ConversationRow({ conversation }: { conversation: ListedConversation }) {
  const { conversation_id: id, title, excerpt, started_at, messages, turns } = conversation
  return (
    <li>
      <a class="conversation" href={formatAddress({ page: 'conversation', id, turn: undefined })}>
        <span class={`conversation-title ${title === null ? 'quiet' : ''}`}>{title ?? TEXT_REMOVED}</span>
        {excerpt !== undefined && <span class="conversation-excerpt">{excerpt}</span>}
        <span class="conversation-facts">
          <time dateTime={started_at}>{formatMoment(Date.parse(started_at) / 1000)}</time>
          <span>{title === null ? plural(turns, 'turn') : plural(messages, 'message')}</span>
          <Marks conversation={conversation} />
        </span>
        <EndingBadge of={conversation} />
      </a>
    </li>
  )
}

function Marks({ conversation }: { conversation: ListedConversation }) {
  const { rating, helpful, not_helpful, unsure, failed, fallbacks, unsupported, outcome } = conversation
  return (
    <>
      {rating !== null && (
        <span class={rating >= 4 ? 'good' : 'doubt'}>
          <span aria-hidden="true">★ {rating}</span>
          <span class="unseen">rated {rating} of 5</span>
        </span>
      )}
      {helpful > 0 && <span class="good">{plural(helpful, 'thumb')} up</span>}
      {not_helpful > 0 && <span class="doubt">{plural(not_helpful, 'thumb')} down</span>}
      {unsure > 0 && !(unsure === 1 && outcome === 'unsure') && <span class="doubt">{unsure} unsure</span>}
      {failed > 0 && <span class="bad">{failed} failed</span>}
      {fallbacks > 0 && <span class="doubt">{plural(fallbacks, 'fallback')}</span>}
      {unsupported > 0 && <span class="doubt">claims taken out</span>}
    </>
  )
}
