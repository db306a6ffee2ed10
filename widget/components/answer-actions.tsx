import { useState } from 'preact/hooks'
import type { Answer } from '../chat-message.ts'
import { useUi } from '../ui-context.ts'
import { FeedbackReason } from './feedback-reason.tsx'
import { Icon } from './icons.tsx'

/** Thumbs and copy under a finished answer. */
export function AnswerActions({ answer }: { answer: Answer }) {
  const { strings, store } = useUi()
  const [asking, setAsking] = useState(false)
  const [thanked, setThanked] = useState(false)
  const [copied, setCopied] = useState(false)

  function rate(helpful: boolean) {
    store.rate(answer.key, helpful)
    setAsking(!helpful)
    setThanked(helpful)
  }

  function giveReason(reason: string) {
    if (reason) store.rate(answer.key, false, reason)
    setAsking(false)
    setThanked(reason !== '')
  }

  async function copy() {
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
              aria-label={strings.helpful}
              aria-pressed={answer.helpful === true}
              onClick={() => rate(true)}
            >
              <Icon name="up" />
            </button>
            <button
              type="button"
              aria-label={strings.notHelpful}
              aria-pressed={answer.helpful === false}
              onClick={() => rate(false)}
            >
              <Icon name="up" flip />
            </button>
          </>
        )}
        <button type="button" aria-label={copied ? strings.copied : strings.copy} onClick={copy}>
          <Icon name={copied ? 'check' : 'copy'} />
        </button>
        {thanked && <span class="thanks">{strings.thanks}</span>}
      </div>
      {asking && <FeedbackReason onDone={giveReason} />}
    </>
  )
}
