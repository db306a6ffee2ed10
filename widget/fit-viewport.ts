/** Where the panel takes the whole screen: phones in either hand, and pages that are zoomed in a lot. */
export const PHONE = '(max-width: 480px), (max-height: 480px)'

/**
 * Keeps an element where and as large as what is really visible: an on-screen keyboard shrinks only the visual
 * viewport, and a page that is wider than the screen has a larger one behind it. Sets `--vm-top`, `--vm-left`,
 * `--vm-width` and `--vm-height`; returns the function that ends it.
 */
export function fitViewport(element: HTMLElement): () => void {
  const viewport = window.visualViewport
  if (!viewport) return () => {}
  const adapt = () => {
    // Two fingers that make it larger are no keyboard.
    const isZoomed = viewport.scale > 1.01
    const { offsetTop: top, offsetLeft: left, width, height } = viewport
    for (const [name, value] of Object.entries({ top, left, width, height })) {
      element.style.setProperty(`--vm-${name}`, isZoomed ? '' : `${value}px`)
    }
  }
  adapt()
  viewport.addEventListener('resize', adapt)
  viewport.addEventListener('scroll', adapt)
  return () => {
    viewport.removeEventListener('resize', adapt)
    viewport.removeEventListener('scroll', adapt)
  }
}
