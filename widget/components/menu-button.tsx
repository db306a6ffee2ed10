import { useRef, useState } from 'preact/hooks'
import { extras } from '../late-parts.ts'
import { useUi } from '../ui-context.ts'
import type { ConversationMenuProps } from './conversation-menu.tsx'
import { Icon } from './icons.tsx'
import { Late } from './late.tsx'

/** Opens the menu of the conversation; its items come when first asked for. */
export function MenuButton(props: Omit<ConversationMenuProps, 'onClose'>) {
  const { strings } = useUi()
  const [open, setOpen] = useState(false)
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
      {open && (
        <div class="menu">
          <Late
            of={extras}
            draw={({ ConversationMenu }) => <ConversationMenu {...props} onClose={close} />}
          />
        </div>
      )}
    </div>
  )
}
