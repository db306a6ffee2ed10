/** A page that takes the host away each time it comes back gets its will in the end. */
const MAX_PLACINGS = 100

/**
 * Puts the host on the root element, so that a page that swaps its body keeps the chat, and into the top
 * layer, where the viewport is its frame whatever the page's root is transformed by, and no z-index is above it.
 * When the page replaces the root or all that is in it, the host comes back.
 *
 * @param onDeaf called when it came back without its listeners: `document.open()` takes those off all that is
 *   in the document
 * @returns the function that takes it out for good
 */
export function placeHost(host: HTMLElement, onDeaf: () => void): () => void {
  let placings = 0
  let hears = false
  const observer = new MutationObserver(place)

  function place(): void {
    const root: Element | null = document.documentElement
    if (!root || host.isConnected || placings++ >= MAX_PLACINGS) return
    root.append(host)
    observer.observe(root, { childList: true })
    // Not in every browser that we support; there z-index has to do.
    if (!host.showPopover) return
    hears = false
    host.showPopover()
    if (!hears && placings > 1) onDeaf()
  }

  host.setAttribute('popover', 'manual')
  host.addEventListener('beforetoggle', () => {
    hears = true
  })
  observer.observe(document, { childList: true })
  place()
  return () => {
    observer.disconnect()
    host.remove()
  }
}
