import { useUi } from '../ui-context.ts'
import { Icon } from './icons.tsx'

/** Who one is talking to, and the way out. */
export function Header({ online }: { online: boolean }) {
  const { settings, strings, close } = useUi()
  return (
    <header class="header">
      <span class="avatar">
        <Icon name="leaf" />
      </span>
      <div class="who">
        <p class="shop">{settings.shop_name}</p>
        <p class="role">
          <span class={online ? 'dot' : 'dot off'} />
          {online ? strings.role : strings.offline}
        </p>
      </div>
      <button type="button" class="round" aria-label={strings.close} onClick={close}>
        <Icon name="close" />
      </button>
    </header>
  )
}
