import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useObservable } from '../use-observable.ts'
import { useUi } from '../ui-context.ts'
import { Composer } from './composer.tsx'
import { Header } from './header.tsx'
import { MessageList } from './message-list.tsx'
import { Notice } from './notice.tsx'

/** The whole panel: a dialog beside the page, or over all of it on a phone. */
export function ChatPanel({
  field,
  modal,
}: {
  field: RefObject<HTMLTextAreaElement | null>
  modal: boolean
}) {
  const { store, strings, settings } = useUi()
  const state = useObservable(store.state)
  const online = useOnline()
  return (
    <div
      class={state.messages.length === 0 ? 'sheet fresh' : 'sheet'}
      role="dialog"
      aria-modal={modal}
      aria-label={strings.dialog(settings.shop_name)}
      tabIndex={-1}
    >
      <Header online={online} />
      <MessageList state={state} />
      <div class="foot">
        <Composer phase={state.phase} field={field} />
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
