/**
 * Keeps an element as high as what is really visible: an on-screen keyboard shrinks only the visual
 * viewport. Sets `--vm-height` and `--vm-top`; returns the function that ends it.
 */
export function fitViewport(element: HTMLElement): () => void {
  const viewport = window.visualViewport
  if (!viewport) return () => {}
  const adapt = () => {
    element.style.setProperty('--vm-height', `${viewport.height}px`)
    element.style.setProperty('--vm-top', `${viewport.offsetTop}px`)
  }
  adapt()
  viewport.addEventListener('resize', adapt)
  viewport.addEventListener('scroll', adapt)
  return () => {
    viewport.removeEventListener('resize', adapt)
    viewport.removeEventListener('scroll', adapt)
  }
}
