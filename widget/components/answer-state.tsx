import { type Answer, hasFailed } from '../chat-message.ts'
import { useUi } from '../ui-context.ts'
import { problemText } from './problem-text.ts'
import { Icon } from './icons.tsx'
import { useLasting } from './use-lasting.ts'
import { Waiting } from './waiting.tsx'

/** After this long without a word, the shopper is told that it takes longer than usual. */
const SLOW_MS = 8000

/** What an answer is doing, or how it ended when it did not end well; with a way on. */
export function AnswerState({ answer, last }: { answer: Answer; last: boolean }) {
  const { strings, store } = useUi()
  const { status, stage } = answer
  const slow = useLasting(status === 'waiting', SLOW_MS)
  if (status === 'waiting') {
    const label = stage === 'searching' ? strings.searching : stage ? strings.writing : strings.thinking
    return <Waiting label={label} more={slow && strings.slow} />
  }
  if (status === 'reconnecting') return <Waiting label={strings.lineLost} />
  if (status === 'stopping') return <Waiting label={strings.stopping} />
  if (!hasFailed(status)) return null
  const stopped = status === 'stopped'
  return (
    <div class={stopped ? 'ended' : 'ended fault'}>
      {!stopped && <Icon name="alert" />}
      <p>{stopped ? strings.stopped : problemText(answer.problem ?? 'interrupted')}</p>
      {last && (
        <button type="button" class="retry" onClick={() => store.retry(answer.key)}>
          <Icon name="retry" />
          {strings.retry}
        </button>
      )}
    </div>
  )
}
