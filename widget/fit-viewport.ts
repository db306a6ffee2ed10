/** Where the panel takes the whole screen: phones in either hand, and pages that are zoomed in a lot. */
export const PHONE = '(max-width: 480px), (max-height: 480px)'

/**
 * Keeps an element as high as what is really visible: an on-screen keyboard shrinks only the visual
 * viewport. Sets `--vm-height` and `--vm-top`; returns the function that ends it.
 */
export function fitViewport(element: HTMLElement): () => void {
  const viewport = window.visualViewport
  if (!viewport) return () => {}
  const adapt = () => {
    // Two fingers that make it larger are no keyboard.
    const isZoomed = viewport.scale > 1.01
    element.style.setProperty('--vm-height', isZoomed ? '' : `${viewport.height}px`)
    element.style.setProperty('--vm-top', isZoomed ? '' : `${viewport.offsetTop}px`)
  }
  adapt()
  viewport.addEventListener('resize', adapt)
  viewport.addEventListener('scroll', adapt)
  return () => {
    viewport.removeEventListener('resize', adapt)
    viewport.removeEventListener('scroll', adapt)
  }
}
