import { useUi } from '../ui-context.ts'
import { Icon } from './icons.tsx'
import { MenuButton } from './menu-button.tsx'

interface HeaderProps {
  /** What is wrong with the line, if something is. */
  trouble: string | undefined
  /** There is a conversation to do something with. */
  begun: boolean
  ended: boolean
  /** Name of who has signed in. */
  shopper: string | undefined
}

/** Who one is talking to, what can be done with the conversation, and the way out. */
export function Header({ trouble, begun, ended, shopper }: HeaderProps) {
  const { settings, strings, close } = useUi()
  return (
    <div class="header">
      <span class="avatar">
        <Icon name="leaf" />
      </span>
      <div class="who">
        <p class="shop">{settings.shop_name}</p>
        <p class="role">
          <span class={trouble ? 'dot off' : 'dot'} />
          {trouble ?? strings.role}
        </p>
      </div>
      {(begun || shopper !== undefined) && <MenuButton begun={begun} ended={ended} shopper={shopper} />}
      <button type="button" class="round" aria-label={strings.close} onClick={close}>
        <Icon name="close" />
      </button>
    </div>
  )
}
