import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useUi } from '../ui-context.ts'

/** Asks what was wrong with an answer; `onDone` gets an empty text when the shopper would rather not say. */
export function FeedbackReason({ onDone }: { onDone(reason: string): void }) {
  const { strings } = useUi()
  const [reason, setReason] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => field.current?.focus(), [])
  return (
    <form
      class="reason"
      onSubmit={(event) => {
        event.preventDefault()
        onDone(reason.trim())
      }}
    >
      <label>
        {strings.reason}
        <textarea
          ref={field}
          rows={2}
          maxLength={1000}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <div class="reason-buttons">
        <button type="button" class="plain-button" onClick={() => onDone('')}>
          {strings.skipReason}
        </button>
        <button type="submit" class="solid-button">
          {strings.sendReason}
        </button>
      </div>
    </form>
  )
}
