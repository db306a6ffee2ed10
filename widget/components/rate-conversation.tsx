import { useRef, useState } from 'preact/hooks'
import type { Rating } from '../../server/wire.ts'
import { extrasEn } from '../locales/en-extras.ts'
import { useUi } from '../ui-context.ts'
import { star } from './extra-icons.ts'
import { Icon } from './icons.tsx'

const SCORES = [1, 2, 3, 4, 5] as const

/** Asks how the conversation was: stars first, which count at once, then a comment for who wants to say more. */
export function RateConversation({ rating }: { rating: Rating | undefined }) {
  const { store } = useUi()
  const [chosen, setChosen] = useState(rating?.score)
  const [comment, setComment] = useState('')
  const [told, setTold] = useState(rating?.comment !== undefined)
  const [failed, setFailed] = useState(false)
  const sending = useRef(Promise.resolve())
  const score = chosen ?? rating?.score

  function send(value: number, words?: string) {
    setChosen(value)
    setFailed(false)
    // One after the other: arrow keys walk through the stars faster than the line carries them.
    sending.current = sending.current.then(() => store.rate(value, words)).catch(() => setFailed(true))
  }

  return (
    <form
      class="rate"
      onSubmit={(event) => {
        event.preventDefault()
        if (score === undefined) return
        send(score, comment.trim() || undefined)
        setTold(true)
      }}
    >
      <fieldset>
        <legend>{extrasEn.rate}</legend>
        <div class="stars">
          {SCORES.map((value) => (
            <label class={score !== undefined && value <= score ? 'star on' : 'star'}>
              <input
                type="radio"
                name="vm-rating"
                value={value}
                checked={value === score}
                onChange={() => send(value)}
              />
              <Icon paths={star} />
              <span class="hidden">{extrasEn.score(value)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <p class="rated" role="status">
        {failed
          ? extrasEn.rateFailed
          : score !== undefined && (told ? extrasEn.rateThanks : extrasEn.score(score))}
      </p>
      {score !== undefined && !told && (
        <>
          <label class="comment">
            {extrasEn.comment}
            <textarea
              rows={2}
              maxLength={2000}
              value={comment}
              onInput={(event) => setComment(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="solid-button">
            {extrasEn.sendReason}
          </button>
        </>
      )}
    </form>
  )
}
