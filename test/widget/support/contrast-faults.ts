import type { Page } from 'playwright-core'

/**
 * Every visible text of the widget whose contrast is below 4.5, and how many texts were measured. axe cannot
 * tell within our shadow root (it reports "unable to determine"), so that its silence proves nothing.
 */
export async function contrastFaults(page: Page): Promise<{ measured: number; faults: string[] }> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 1
    const context = canvas.getContext('2d', { willReadFrequently: true })
    const root = document.querySelector('[data-verdemuse]')?.shadowRoot
    if (!context || !root) throw new Error('nothing to measure')

    /** Paints the colours over each other and reads what is seen. */
    const seen = (colours: string[]): number[] => {
      context.fillStyle = '#fff'
      context.fillRect(0, 0, 1, 1)
      for (const colour of colours) {
        context.fillStyle = colour
        context.fillRect(0, 0, 1, 1)
      }
      return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)]
    }
    const luminance = (rgb: number[]) =>
      rgb
        .map((value) => value / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
        .reduce((sum, value, index) => sum + value * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0)

    const faults: string[] = []
    let measured = 0
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim()
      const element = walker.currentNode.parentElement
      if (!text || !element?.checkVisibility({ visibilityProperty: true }) || element.closest('.hidden'))
        continue
      const grounds: string[] = []
      for (let at: Element | null = element; at; at = at.parentElement) {
        const { backgroundColor, backgroundImage, opacity } = getComputedStyle(at)
        if (backgroundImage !== 'none')
          grounds.unshift(...(backgroundImage.match(/(?:rgb|color|oklab)\([^)]*\)/g) ?? []).slice(0, 1))
        grounds.unshift(backgroundColor)
        if (opacity !== '1') faults.push(`${text}: opacity ${opacity}`)
      }
      const ground = luminance(seen(grounds))
      const ink = luminance(seen([...grounds, getComputedStyle(element).color]))
      const ratio = (Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05)
      measured++
      if (ratio < 4.5)
        faults.push(`${text.slice(0, 40)} (${element.className || element.localName}): ${ratio.toFixed(2)}`)
    }
    return { measured, faults }
  })
}
