import { useState } from 'preact/hooks'
import { useUi } from '../ui-context.ts'
import { Icon } from './icons.tsx'
import { shopLink } from './shop-link.ts'

/** The picture, if it lies with us or with the shop: no third host learns of a shopper's interest. */
export function Picture({ image }: { image: string | undefined }) {
  const ui = useUi()
  const [failed, setFailed] = useState(false)
  const source = failed ? undefined : shopLink(image, ui, [new URL(ui.server).host])
  return (
    <div class="picture">
      {source && /^https?:/.test(source.href) ? (
        <img
          src={source.href}
          alt=""
          loading="lazy"
          decoding="async"
          referrerpolicy="no-referrer"
          onError={() => setFailed(true)}
        />
      ) : (
        <Icon name="leaf" />
      )}
    </div>
  )
}
