import { answerEn } from '../locales/en-answer.ts'
import { useUi } from '../ui-context.ts'

/** What the shopper could ask next, to tap. */
export function Suggestions({ suggestions }: { suggestions: string[] }) {
  const { store } = useUi()
  return (
    <ul class="suggestions" aria-label={answerEn.suggestions}>
      {suggestions.slice(0, 4).map((suggestion) => (
        <li>
          <button type="button" onClick={() => store.send(suggestion)}>
            {suggestion}
          </button>
        </li>
      ))}
    </ul>
  )
}
