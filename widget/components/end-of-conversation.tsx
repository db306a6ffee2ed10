import type { Rating } from '../../server/wire.ts'
import { useUi } from '../ui-context.ts'
import { NotLoaded } from './not-loaded.tsx'
import { useExtras } from './use-extras.ts'

/** What stands below the last message of an ended conversation. */
export function EndOfConversation({ rating }: { rating: Rating | undefined }) {
  const { strings } = useUi()
  const extras = useExtras(true)
  return (
    <div class="row over">
      <p>{strings.over}</p>
      {extras === 'failed' && <NotLoaded />}
      {typeof extras === 'object' && <extras.RateConversation rating={rating} />}
    </div>
  )
}
