import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { extrasEn } from '../locales/en-extras.ts'
import { takeFocus } from './take-focus.ts'

/** Asks what was wrong with an answer; `onDone` gets an empty text when the shopper would rather not say. */
export function FeedbackReason({ onDone }: { onDone(reason: string): void }) {
  const [picked, setPicked] = useState<readonly string[]>([])
  const [words, setWords] = useState('')
  const form = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' })
    takeFocus(form.current?.querySelector('button'))
  }, [])

  function toggle(reason: string) {
    setPicked(picked.includes(reason) ? picked.filter((one) => one !== reason) : [...picked, reason])
  }

  return (
    <form
      class="reason"
      ref={form}
      aria-label={extrasEn.reason}
      onSubmit={(event) => {
        event.preventDefault()
        onDone([...picked, words.trim()].filter(Boolean).join('; '))
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onDone('')
      }}
    >
      <p>{extrasEn.reason}</p>
      <div class="reasons">
        {extrasEn.reasons.map((reason) => (
          <button type="button" aria-pressed={picked.includes(reason)} onClick={() => toggle(reason)}>
            {reason}
          </button>
        ))}
      </div>
      <textarea
        rows={2}
        maxLength={900}
        aria-label={extrasEn.reasonWords}
        placeholder={extrasEn.reasonWords}
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <div class="reason-buttons">
        <button type="button" class="plain-button" onClick={() => onDone('')}>
          {extrasEn.skipReason}
        </button>
        <button type="submit" class="solid-button">
          {extrasEn.sendReason}
        </button>
      </div>
    </form>
  )
}
