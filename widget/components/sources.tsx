import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Source } from '../../server/wire.ts'
import type { Answer } from '../chat-message.ts'
import { httpsHosts, safeLink } from '../safe-link.ts'
import { citedNumbers } from '../split-citations.ts'
import { useUi } from '../ui-context.ts'
import { Icon } from './icons.tsx'

/** The sources that the answer's text names, in the order of their numbers. */
export function citedSources({ text, sources }: Answer): Source[] {
  const cited = new Set(citedNumbers(text))
  return sources.filter((source) => cited.has(source.n)).sort((a, b) => a.n - b.n)
}

interface SourcesProps {
  sources: Source[]
  open: number | undefined
  onToggle(n: number): void
}

/** Chips of the cited sources; the open one shows what it says and where it stands. */
export function Sources({ sources, open, onToggle }: SourcesProps) {
  const { strings } = useUi()
  const shown = sources.find((source) => source.n === open)
  return (
    <div class="sources">
      <ul aria-label={strings.sources}>
        {sources.map((source) => (
          <li>
            <button
              type="button"
              class="chip"
              aria-expanded={source.n === open}
              onClick={() => onToggle(source.n)}
            >
              <span class="number">{source.n}</span> <span class="title">{source.title}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown && <SourcePreview key={shown.n} source={shown} />}
    </div>
  )
}

function SourcePreview({ source }: { source: Source }) {
  const { strings, links } = useUi()
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => element.current?.scrollIntoView({ block: 'nearest' }), [])
  // The shop's own knowledge names its addresses: any https one may be opened.
  const hosts = httpsHosts([source.url])
  const link =
    source.url === undefined ? undefined : safeLink(source.url, { ...links, hosts }, links.pageOrigin)
  return (
    <div class="preview" ref={element}>
      <p class="preview-title">
        <Icon name="book" />
        {source.title}
      </p>
      <p class="snippet">{source.snippet}</p>
      {link && (
        <a href={link.href} {...(link.external && { target: '_blank', rel: 'noopener noreferrer' })}>
          {strings.openSource}
          {link.external && <span class="hidden"> ({strings.opensInNewTab})</span>}
          <Icon name="outward" />
        </a>
      )}
    </div>
  )
}
