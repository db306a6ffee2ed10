import { type Answer, canRetry } from '../chat-message.ts'
import { useUi } from '../ui-context.ts'
import { Icon } from './icons.tsx'

/** What an answer is doing, or how it ended when it did not end well; with a way on. */
export function AnswerState({ answer, last }: { answer: Answer; last: boolean }) {
  const { strings, store } = useUi()
  if (answer.status === 'waiting') {
    const label =
      answer.stage === 'searching' ? strings.searching : answer.stage ? strings.writing : strings.thinking
    return (
      <p class="waiting">
        <span class="dots" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
        {label}
      </p>
    )
  }
  if (answer.status === 'reconnecting') return <p class="waiting">{strings.reconnecting}</p>
  if (!canRetry(answer)) return null
  const stopped = answer.status === 'stopped'
  return (
    <div class={stopped ? 'ended' : 'ended fault'}>
      {!stopped && <Icon name="alert" />}
      <p>{stopped ? strings.stopped : strings.problems[answer.problem ?? 'interrupted']}</p>
      {last && (
        <button type="button" class="retry" onClick={() => store.retry(answer.key)}>
          <Icon name="retry" />
          {answer.status === 'interrupted' ? strings.goOn : strings.retry}
        </button>
      )}
    </div>
  )
}
