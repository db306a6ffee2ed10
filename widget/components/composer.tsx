import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import type { ChatPhase } from '../chat-state.ts'
import { useUi } from '../ui-context.ts'
import { Icon } from './icons.tsx'

/** As `MAX_MESSAGE_LENGTH` of the server; a copy, since only types of it may come into the browser. */
const MAX_LENGTH = 4000
const WARN_FROM = 3600
/** The field grows up to this height, in px. */
const MAX_HEIGHT = 140

interface ComposerProps {
  phase: ChatPhase
  field: RefObject<HTMLTextAreaElement | null>
  draft: string
  onDraft(text: string): void
}

/**
 * Where the shopper writes. Enter sends, Shift+Enter makes a line. While an answer comes, the button stops it as long
 * as nothing is written; what is sent meanwhile waits its turn.
 */
export function Composer({ phase, field, draft, onDraft }: ComposerProps) {
  const { strings, store } = useUi()
  const answering = phase === 'sending' || phase === 'streaming' || phase === 'stopping'
  const empty = draft.trim() === ''

  useLayoutEffect(() => {
    const area = field.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${Math.min(area.scrollHeight, MAX_HEIGHT)}px`
  }, [draft])

  function submit() {
    if (empty) return
    store.send(draft)
    onDraft('')
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
        value={draft}
        onInput={(event) => {
          if (draft === '') store.prepare()
          onDraft(event.currentTarget.value)
        }}
        onKeyDown={onKeyDown}
      />
      {draft.length >= WARN_FROM && (
        <span class="left">{strings.charactersLeft(MAX_LENGTH - draft.length)}</span>
      )}
      {answering && empty ? (
        <button
          type="button"
          class="send stop"
          aria-label={strings.stop}
          aria-disabled={phase === 'stopping'}
          onClick={() => store.stop()}
        >
          <i />
        </button>
      ) : (
        <button type="submit" class="send" aria-label={strings.send} aria-disabled={empty}>
          <Icon name="send" />
        </button>
      )}
    </form>
  )
}
