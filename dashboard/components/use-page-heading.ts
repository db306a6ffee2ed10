import { useEffect, useRef } from 'preact/hooks'

/** The heading of a page that one has come to: it takes the focus, so that it is read out, and names the tab. */
export function usePageHeading(title: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    const before = document.title
    document.title = `${title} · VerdeMuse dashboard`
    return () => {
      document.title = before
    }
  }, [title])
  return heading
}
