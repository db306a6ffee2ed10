/**
 * Gives the focus to something that was asked for and has been drawn at last. Whoever writes meanwhile keeps it: on a
 * slow line that may be a while after the tap.
 */
export function takeFocus(element: HTMLElement | null | undefined): void {
  const root = element?.getRootNode()
  if (root instanceof ShadowRoot && root.activeElement instanceof HTMLTextAreaElement) return
  element?.focus({ preventScroll: true })
}
