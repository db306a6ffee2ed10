import { useRef, useState } from 'preact/hooks'
import { useUi } from '../ui-context.ts'
import { Icon } from './icons.tsx'
import { NotLoaded } from './not-loaded.tsx'
import { useExtras } from './use-extras.ts'

/** Opens the menu of the conversation; its items come when first asked for. */
export function MenuButton({ ended }: { ended: boolean }) {
  const { strings } = useUi()
  const [open, setOpen] = useState(false)
  const extras = useExtras(open)
  const button = useRef<HTMLButtonElement>(null)

  function close() {
    setOpen(false)
    button.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && open) {
      // The panel stays.
      event.stopPropagation()
      close()
    } else if (event.key === 'ArrowDown' && !open) {
      event.preventDefault()
      setOpen(true)
    }
  }

  /** Looked at once the focus has arrived: what has it may also be drawn anew. */
  function onFocusOut({ currentTarget }: { currentTarget: Element }) {
    setTimeout(() => {
      if (!currentTarget.matches(':focus-within')) setOpen(false)
    })
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what its button and its menu leave over
    <div class="menu-place" onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
      <button
        type="button"
        class="round"
        ref={button}
        aria-label={strings.menu}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
      {open && extras === 'failed' && (
        <div class="menu">
          <NotLoaded />
        </div>
      )}
      {open && typeof extras === 'object' && <extras.ConversationMenu ended={ended} onClose={close} />}
    </div>
  )
}
