import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Brand } from './brand.tsx'

/** A single card in the middle of the page: all that is shown to whoever is not signed in. */
export function Door({
  title,
  busy = false,
  children,
}: {
  title: string
  busy?: boolean
  children?: ComponentChildren
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // A form may have put the focus into its first field by now; else the new heading is read out.
    if (!heading.current?.parentElement?.contains(document.activeElement)) heading.current?.focus()
  }, [title])
  return (
    <main class="door" aria-busy={busy}>
      <Brand />
      <section class="door-card">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {busy ? <p class="quiet">Loading the dashboard…</p> : children}
      </section>
    </main>
  )
}
