import type { Question } from '../chat-message.ts'
import { useUi } from '../ui-context.ts'

/** What the shopper said, as plain text. */
export function QuestionView({ question }: { question: Question }) {
  const { strings } = useUi()
  return (
    <div class="row question">
      <span class="hidden">{strings.you} </span>
      <p class="bubble">{question.text}</p>
    </div>
  )
}
