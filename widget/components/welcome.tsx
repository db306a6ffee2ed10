import { useUi } from '../ui-context.ts'
import { Icon } from './icons.tsx'

/** What stands in the panel before anything was said. */
export function Welcome() {
  const { strings, settings, greeting, store } = useUi()
  const [hello, rest] = splitGreeting(greeting)
  return (
    <div class="welcome">
      <div>
        <p class="hello">{hello}</p>
        {rest && <p class="greeting">{rest}</p>}
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
                  <Icon name="next" class="mirror" />
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

/** The first sentence, which stands large, and what follows it. */
function splitGreeting(greeting: string): [string, string?] {
  const [, first, rest] = /^(.{1,60}?[.!?])\s+(\S.*)$/s.exec(greeting.trim()) ?? []
  return first !== undefined && rest !== undefined ? [first, rest] : [greeting.trim()]
}
