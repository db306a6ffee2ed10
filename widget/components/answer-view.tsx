import { type Answer, isUnderWay } from '../chat-message.ts'
import { richAnswer } from '../late-parts.ts'
import { useUi } from '../ui-context.ts'
import { useObservable } from '../use-observable.ts'
import { AnswerState } from './answer-state.tsx'

/** One answer, from its first dots to its thumbs. */
export function AnswerView({ answer, last }: { answer: Answer; last: boolean }) {
  const { strings } = useUi()
  const rich = useObservable(richAnswer)
  const state = <AnswerState answer={answer} last={last} />
  return (
    <div class="row answer" data-status={answer.status} aria-busy={!rich || isUnderWay(answer)}>
      <span class="hidden">{strings.assistant} </span>
      {typeof rich === 'object' ? (
        <rich.RichAnswer answer={answer} last={last} state={state} />
      ) : (
        <>
          {answer.text !== '' && <p class="plain">{answer.text}</p>}
          {state}
        </>
      )}
    </div>
  )
}
