import { useUi } from '../ui-context.ts'
import { Icon } from './icons.tsx'

/** What stands in the panel before anything was said. */
export function Welcome() {
  const { strings, settings, greeting, store } = useUi()
  return (
    <div class="welcome">
      <div>
        <p class="hello">{strings.greetingTitle}</p>
        <p class="greeting">{greeting}</p>
      </div>
      {settings.first_questions.length > 0 && (
        <div>
          <p class="label" id="vm-first">
            {strings.firstQuestions}
          </p>
          <ul class="first" aria-labelledby="vm-first">
            {settings.first_questions.slice(0, 6).map((question) => (
              <li>
                <button type="button" onClick={() => store.send(question)}>
                  <span>{question}</span>
                  <Icon name="arrow" />
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
