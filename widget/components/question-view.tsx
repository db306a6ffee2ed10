import type { Question } from '../chat-message.ts'
import { useUi } from '../ui-context.ts'
import { useLasting } from './use-lasting.ts'

/** Questions that go out at once are not shown as waiting before, ms. */
const PATIENCE_MS = 400

/** What the shopper said, as plain text, and whether it has gone out. */
export function QuestionView({ question }: { question: Question }) {
  const { strings, store } = useUi()
  const { key, text, delivery } = question
  const waits = useLasting(delivery === 'queued', PATIENCE_MS)
  const shown = waits ? 'waits' : delivery
  return (
    <div class="row question" data-delivery={shown}>
      <span class="hidden">{strings.you} </span>
      <p class="bubble">{text}</p>
      {waits && (
        <p class="delivery">
          {strings.queued}
          <button type="button" onClick={() => store.withdraw(key)}>
            {strings.withdraw}
          </button>
        </p>
      )}
      {delivery === 'refused' && <p class="delivery">{strings.refused}</p>}
    </div>
  )
}
