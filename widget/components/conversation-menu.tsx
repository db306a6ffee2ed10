import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { saveText } from '../save-text.ts'
import { service } from '../late-parts.ts'
import { extrasEn } from '../locales/en-extras.ts'
import { useUi } from '../ui-context.ts'
import { check, devices, download, leave } from './extra-icons.ts'
import { Icon } from './icons.tsx'
import { Late } from './late.tsx'

export interface ConversationMenuProps {
  /** There is a conversation. */
  begun: boolean
  ended: boolean
  /** Name of who has signed in, '' where it is not known. */
  shopper: string | undefined
  onClose(): void
}

/** What can be done with a conversation as a whole, and who has signed in. */
export function ConversationMenu({ begun, ended, shopper, onClose }: ConversationMenuProps) {
  const { strings, store, settings } = useUi()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const [listing, setListing] = useState(false)
  const menu = useRef<HTMLDivElement>(null)
  const items = () => [...(menu.current?.querySelectorAll('button') ?? [])]
  useLayoutEffect(() => items()[0]?.focus(), [])
  const list = useRef<HTMLDivElement>(null)
  // The item that had the focus is gone, and a menu without it closes.
  useLayoutEffect(() => list.current?.focus(), [listing])

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

  if (listing)
    return (
      <div tabIndex={-1} ref={list}>
        <Late of={service} draw={({ OwnSessions }) => <OwnSessions />} />
      </div>
    )
  return (
    <>
      {shopper !== undefined && <p class="signed-in">{extrasEn.signedIn(shopper)}</p>}
      <div
        role="menu"
        aria-label={strings.menu}
        aria-busy={busy}
        tabIndex={-1}
        ref={menu}
        onKeyDown={onKeyDown}
      >
        {begun && (
          <button type="button" role="menuitem" tabIndex={-1} onClick={() => attempt(saveTranscript)}>
            <Icon paths={download} />
            {extrasEn.transcript}
          </button>
        )}
        {begun && !ended && (
          <button type="button" role="menuitem" tabIndex={-1} onClick={() => attempt(store.close)}>
            <Icon paths={check} />
            {extrasEn.endConversation}
          </button>
        )}
        {shopper !== undefined && (
          <>
            <button type="button" role="menuitem" tabIndex={-1} onClick={() => setListing(true)}>
              <Icon paths={devices} />
              {extrasEn.sessions}
            </button>
            <button type="button" role="menuitem" tabIndex={-1} onClick={() => attempt(store.signOut)}>
              <Icon paths={leave} />
              {extrasEn.signOut}
            </button>
          </>
        )}
      </div>
      {failed && <p role="alert">{extrasEn.menuFailed}</p>}
    </>
  )
}
