import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { phaseOf } from '../chat-state.ts'
import { richAnswer } from '../late-parts.ts'
import { useUi } from '../ui-context.ts'
import { useObservable } from '../use-observable.ts'
import { Composer } from './composer.tsx'
import { Header } from './header.tsx'
import { MessageList } from './message-list.tsx'
import { Notice } from './notice.tsx'
import { useLasting } from './use-lasting.ts'

/** Shorter breaks of the line are mended before anyone needs to know. */
const BREAK_MS = 1500

interface ChatPanelProps {
  field: RefObject<HTMLTextAreaElement | null>
  modal: boolean
}

/** The whole panel: a dialog beside the page, or over all of it on a phone. */
export function ChatPanel({ field, modal }: ChatPanelProps) {
  const { store, strings, settings } = useUi()
  const state = useObservable(store.state)
  const part = useObservable(richAnswer)
  const rich = typeof part === 'object' && part
  const [draft, setDraft] = useState('')
  const offline = !useOnline()
  const broken = useLasting(!state.connected, BREAK_MS)
  const begun = state.messages.length > 0
  const was = useRef(state.ended)
  useLayoutEffect(() => {
    if (was.current && !state.ended) field.current?.focus()
    was.current = state.ended
  }, [state.ended])
  useLayoutEffect(() => {
    // What was being written was somebody else's.
    if (!state.sessionEnded) setDraft('')
  }, [state.era])
  return (
    <div
      class={begun ? 'sheet' : 'sheet new'}
      role="dialog"
      aria-modal={modal}
      aria-label={strings.dialog(settings.shop_name)}
      tabIndex={-1}
    >
      <Header
        trouble={offline ? strings.offline : broken ? strings.reconnecting : undefined}
        begun={begun}
        ended={state.ended}
        shopper={state.shopper}
      />
      <MessageList state={state} speaks={!rich} />
      {rich && <rich.Announcer key={state.era} messages={state.messages} ended={state.ended} />}
      <div class="foot">
        <p class="line" role="status">
          {state.sessionEnded ? strings.sessionEnded : offline && !state.ended && strings.offlineLine}
        </p>
        {state.ended ? (
          <button type="button" class="start-over" onClick={() => store.startOver()}>
            {strings.startOver}
          </button>
        ) : (
          <Composer phase={phaseOf(state)} field={field} draft={draft} onDraft={setDraft} />
        )}
        <Notice />
      </div>
    </div>
  )
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const update = () => setOnline(navigator.onLine)
    window.addEventListener('online', update)
    window.addEventListener('offline', update)
    return () => {
      window.removeEventListener('online', update)
      window.removeEventListener('offline', update)
    }
  }, [])
  return online
}
