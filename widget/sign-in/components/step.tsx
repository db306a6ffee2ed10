import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** One step of the page: its heading takes the focus, unless a field of it has it already. */
export function Step({ title, children }: { title: string; children?: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = title
    if (!heading.current?.parentElement?.contains(document.activeElement)) heading.current?.focus()
  }, [title])
  return (
    <section class="step">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </section>
  )
}
