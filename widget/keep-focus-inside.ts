const FOCUSABLE = 'a[href],button:not([disabled]),textarea,input,[tabindex]'

/** Sends Tab round within a modal panel: to the first control after the last, and back. */
export function keepFocusInside(event: KeyboardEvent, root: ShadowRoot, panel: HTMLElement): void {
  if (event.key !== 'Tab') return
  const controls = [...panel.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (control) => control.tabIndex >= 0 && control.getClientRects().length > 0,
  )
  const [first, last] = [controls[0], controls.at(-1)]
  const now = root.activeElement
  const leaving = event.shiftKey
    ? now === first || !controls.some((control) => control === now)
    : now === last
  if (!leaving) return
  event.preventDefault()
  const next = event.shiftKey ? last : first
  next?.focus()
}
