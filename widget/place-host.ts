/** A page that takes the host away each time it comes back gets its will in the end. */
const MAX_PLACINGS = 100

/**
 * Puts the host on the root element, so that a page that swaps its body keeps the chat, and into the top
 * layer, where the viewport is its frame whatever the page's root is transformed by, and no z-index is above it.
 * When the page replaces the root or all that is in it, the host comes back.
 *
 * @returns the function that takes it out for good
 */
export function placeHost(host: HTMLElement): () => void {
  let placings = 0
  const observer = new MutationObserver(place)

  function place(): void {
    const root: Element | null = document.documentElement
    if (!root || host.isConnected || placings++ >= MAX_PLACINGS) return
    root.append(host)
    // Not in every browser that we support; there z-index has to do.
    host.showPopover?.()
    observer.observe(root, { childList: true })
  }

  host.setAttribute('popover', 'manual')
  observer.observe(document, { childList: true })
  place()
  return () => {
    observer.disconnect()
    host.remove()
  }
}
