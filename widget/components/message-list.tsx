import { useMemo, useState } from 'preact/hooks'
import type { ChatState } from '../chat-state.ts'
import { useUi } from '../ui-context.ts'
import { EndOfConversation } from './end-of-conversation.tsx'
import { groupTurns } from './group-turns.ts'
import { Icon } from './icons.tsx'
import { MessageRow } from './message-row.tsx'
import { problemText } from './problem-text.ts'
import { useReadingPlace } from './use-reading-place.ts'
import { Waiting } from './waiting.tsx'
import { Welcome } from './welcome.tsx'

/** The conversation, from the newest turn back. */
export function MessageList({ state, speaks }: { state: ChatState; speaks: boolean }) {
  const { strings, store } = useUi()
  const { messages, history, problem, ended } = state
  const turns = useMemo(() => groupTurns(messages), [messages])
  const { log, content, away, fresh, onScroll, toEnd, hold } = useReadingPlace(messages, turns, ended)
  const latest = messages.findLast((one) => one.kind !== 'question' || one.delivery !== 'queued')
  return (
    <div class="conversation">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a key on one of its buttons is a click too */}
      <div
        class="log"
        role="log"
        aria-live={speaks ? 'polite' : 'off'}
        aria-label={strings.log}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it
        tabIndex={0}
        ref={log}
        onScroll={onScroll}
        onClick={keepFocus}
      >
        <div class="content" ref={content}>
          {history === 'loading' && <Waiting label={strings.loading} />}
          {history === 'failed' && (
            <div class="ended fault">
              <Icon name="alert" />
              <p>{problemText(problem ?? 'internal')}</p>
              <button type="button" class="retry" onClick={() => store.load()}>
                <Icon name="retry" />
                {strings.retry}
              </button>
            </div>
          )}
          {messages.length === 0 && (history === 'none' || history === 'ready') && <Welcome />}
          {state.hasEarlier && <Earlier onLoad={hold} />}
          {turns.map((turn, index) => (
            <div class="turn" key={turn.key}>
              {turn.messages.map((message) => (
                <MessageRow key={message.key} message={message} last={message === latest && !ended} />
              ))}
              {ended && index === turns.length - 1 && <EndOfConversation rating={state.rating} />}
            </div>
          ))}
        </div>
      </div>
      {away && (
        <button
          type="button"
          class={fresh ? 'jump fresh' : 'jump'}
          aria-label={fresh ? `${strings.newText}. ${strings.jumpToLatest}` : strings.jumpToLatest}
          onClick={toEnd}
        >
          {fresh && <span>{strings.newText}</span>}
          <Icon name="down" />
        </button>
      )}
    </div>
  )
}

/** A button that goes once it is pressed would take the focus with it, out of the panel. */
function keepFocus({ target, currentTarget }: { target: EventTarget | null; currentTarget: HTMLElement }) {
  if (target instanceof Element && target.closest('.first, .suggestions, .retry, .delivery, .earlier'))
    currentTarget.focus({ preventScroll: true })
}

/** Fetches the messages before the first that is shown. */
function Earlier({ onLoad }: { onLoad(): void }) {
  const { strings, store } = useUi()
  const [loading, setLoading] = useState(false)

  async function load() {
    if (loading) return
    setLoading(true)
    onLoad()
    // Where it fails, the button is still there.
    await store.loadEarlier().catch(() => {})
    setLoading(false)
  }

  return (
    <button type="button" class="earlier" aria-busy={loading} onClick={load}>
      {loading ? strings.loading : strings.earlier}
    </button>
  )
}
