import type { ListedConversation } from '../../server/wire/staff-conversations.ts'
import { endingWords } from '../conversation-words.ts'

/** How a turn ended, with the colour that it has in the charts. */
export function EndingBadge({ of }: { of: Pick<ListedConversation, 'outcome' | 'error'> }) {
  const words = endingWords(of)
  if (!words) return <span class="badge">Under way</span>
  return (
    <span class="badge">
      <i class="swatch" style={{ background: `var(${words.colour})` }} />
      {words.name}
    </span>
  )
}
