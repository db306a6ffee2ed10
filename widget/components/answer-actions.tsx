import { useRef, useState } from 'preact/hooks'
import type { Answer } from '../chat-message.ts'
import { extras } from '../late-parts.ts'
import { answerEn } from '../locales/en-answer.ts'
import { useUi } from '../ui-context.ts'
import { check, copy, up } from './answer-icons.ts'
import { Icon } from './icons.tsx'
import { Late } from './late.tsx'

/** Thumbs and copy under a finished answer. */
export function AnswerActions({ answer }: { answer: Answer }) {
  const { store } = useUi()
  const [asking, setAsking] = useState(false)
  const [thanked, setThanked] = useState(false)
  const [copied, setCopied] = useState(false)
  const down = useRef<HTMLButtonElement>(null)

  function rate(helpful: boolean) {
    store.feedback(answer.key, helpful)
    setAsking(!helpful)
    setThanked(helpful)
  }

  function giveReason(reason: string) {
    if (reason) store.feedback(answer.key, false, reason)
    setAsking(false)
    setThanked(reason !== '')
    down.current?.focus()
  }

  async function copyText() {
    try {
      await navigator.clipboard.writeText(answer.text.replace(/ ?\[\d{1,3}\]/g, ''))
      setCopied(true)
    } catch {
      setCopied(false)
    }
  }

  return (
    <>
      <div class="actions">
        {answer.turnId !== undefined && (
          <>
            <button
              type="button"
              aria-label={answerEn.helpful}
              aria-pressed={answer.helpful === true}
              onClick={() => rate(true)}
            >
              <Icon paths={up} />
            </button>
            <button
              type="button"
              ref={down}
              aria-label={answerEn.notHelpful}
              aria-pressed={answer.helpful === false}
              onClick={() => rate(false)}
            >
              <Icon paths={up} class="flip" />
            </button>
          </>
        )}
        <button type="button" aria-label={copied ? answerEn.copied : answerEn.copy} onClick={copyText}>
          <Icon paths={copied ? check : copy} />
        </button>
        <span class="thanks" role="status">
          {thanked && answerEn.thanks}
        </span>
      </div>
      {asking && <Late of={extras} draw={({ FeedbackReason }) => <FeedbackReason onDone={giveReason} />} />}
    </>
  )
}
