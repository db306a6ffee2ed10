import type { Rating } from '../../server/wire.ts'
import { extras } from '../late-parts.ts'
import { useUi } from '../ui-context.ts'
import { Late } from './late.tsx'

/** What stands below the last message of an ended conversation. */
export function EndOfConversation({ rating }: { rating: Rating | undefined }) {
  const { strings } = useUi()
  return (
    <div class="row over">
      <p>{strings.over}</p>
      <Late of={extras} draw={({ RateConversation }) => <RateConversation rating={rating} />} />
    </div>
  )
}
