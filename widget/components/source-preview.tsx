import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Source } from '../../server/wire.ts'
import { httpsHosts } from '../safe-link.ts'
import { extrasEn } from '../locales/en-extras.ts'
import { useUi } from '../ui-context.ts'
import { book, outward } from './extra-icons.ts'
import { Icon } from './icons.tsx'
import { shopLink } from './shop-link.ts'
import { takeFocus } from './take-focus.ts'

/** What a source says and where it stands. It takes the focus while open, and Escape closes it and not the panel. */
export function SourcePreview({ source, onClose }: { source: Source; onClose(): void }) {
  const ui = useUi()
  const { strings } = ui
  const element = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    takeFocus(element.current)
    element.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  // The shop's own knowledge names its addresses: any https one may be opened.
  const link = shopLink(source.url, ui, httpsHosts([source.url]))
  return (
    <section
      class="preview"
      ref={element}
      tabIndex={-1}
      aria-label={strings.source(source.n, source.title)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <p class="preview-title">
        <Icon paths={book} />
        <span>{source.title}</span>
        <button type="button" aria-label={extrasEn.closeSource} onClick={onClose}>
          <Icon name="close" />
        </button>
      </p>
      <p class="snippet">{source.snippet}</p>
      {link && (
        <a href={link.href} {...(link.external && { target: '_blank', rel: 'noopener noreferrer' })}>
          {extrasEn.openSource}
          {link.external && <span class="hidden"> ({extrasEn.opensInNewTab})</span>}
          <Icon paths={outward} class="mirror" />
        </a>
      )}
    </section>
  )
}
