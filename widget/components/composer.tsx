import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'
import type { ChatPhase } from '../chat-store.ts'
import { useUi } from '../ui-context.ts'
import { Icon } from './icons.tsx'

/** As `MAX_MESSAGE_LENGTH` of the server; a copy, since only types of it may come into the browser. */
const MAX_LENGTH = 4000
const WARN_FROM = 3600

interface ComposerProps {
  phase: ChatPhase
  field: RefObject<HTMLTextAreaElement | null>
}

/** Where the shopper writes. Enter sends, Shift+Enter makes a line; while an answer comes, the button stops it. */
export function Composer({ phase, field }: ComposerProps) {
  const { strings, store } = useUi()
  const [text, setText] = useState('')
  const answering = phase === 'sending' || phase === 'streaming' || phase === 'stopping'
  const empty = text.trim() === ''

  useLayoutEffect(() => {
    const area = field.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${Math.min(area.scrollHeight, 140)}px`
  }, [text])

  function submit() {
    if (empty || phase !== 'idle') return
    store.send(text)
    setText('')
    field.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent) {
    // An Enter that ends a composed character (Japanese, Chinese, Korean) is not ours; Safari says 229.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    submit()
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <textarea
        ref={field}
        rows={1}
        maxLength={MAX_LENGTH}
        enterkeyhint="send"
        autoComplete="off"
        aria-label={strings.composer}
        placeholder={strings.placeholder}
        value={text}
        onInput={(event) => {
          if (text === '') store.prepare()
          setText(event.currentTarget.value)
        }}
        onKeyDown={onKeyDown}
      />
      {text.length >= WARN_FROM && (
        <span class="left">{strings.charactersLeft(MAX_LENGTH - text.length)}</span>
      )}
      {answering ? (
        <button
          type="button"
          class="send stop"
          aria-label={strings.stop}
          disabled={phase === 'stopping'}
          onClick={() => store.stop()}
        >
          <i />
        </button>
      ) : (
        <button type="submit" class="send" aria-label={strings.send} disabled={empty}>
          <Icon name="send" />
        </button>
      )}
    </form>
  )
}
