import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { saveText } from '../save-text.ts'
import { useUi } from '../ui-context.ts'
import { check, download } from './extra-icons.ts'
import { Icon } from './icons.tsx'

/** What can be done with a conversation as a whole. */
export function ConversationMenu({ ended, onClose }: { ended: boolean; onClose(): void }) {
  const { strings, store, settings } = useUi()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const menu = useRef<HTMLDivElement>(null)
  const items = () => [...(menu.current?.querySelectorAll('button') ?? [])]
  useLayoutEffect(() => items()[0]?.focus(), [])

  function onKeyDown(event: KeyboardEvent) {
    const all = items()
    const at = all.findIndex((item) => item.matches(':focus'))
    const goals: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }
    const goal = goals[event.key]
    if (goal === undefined) return
    event.preventDefault()
    all.at(goal % all.length)?.focus()
  }

  async function attempt(task: () => Promise<void>) {
    if (busy) return
    setBusy(true)
    setFailed(false)
    try {
      await task()
      onClose()
    } catch {
      setFailed(true)
    } finally {
      setBusy(false)
    }
  }

  const saveTranscript = async () => {
    const day = new Date().toISOString().slice(0, 10)
    saveText(await store.transcript(), `${settings.shop_name} ${day}.txt`)
  }

  return (
    <div class="menu">
      <div
        role="menu"
        aria-label={strings.menu}
        aria-busy={busy}
        tabIndex={-1}
        ref={menu}
        onKeyDown={onKeyDown}
      >
        <button type="button" role="menuitem" tabIndex={-1} onClick={() => attempt(saveTranscript)}>
          <Icon paths={download} />
          {strings.transcript}
        </button>
        {!ended && (
          <button type="button" role="menuitem" tabIndex={-1} onClick={() => attempt(store.close)}>
            <Icon paths={check} />
            {strings.endConversation}
          </button>
        )}
      </div>
      {failed && <p role="alert">{strings.menuFailed}</p>}
    </div>
  )
}
