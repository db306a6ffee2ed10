import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What screen readers and keyboards would stumble over, in the page, or a frame of it, as it is now. */
export async function accessibilityFaults(page: Pick<Page, 'evaluate'>): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe } = globalThis as typeof globalThis & { axe: typeof import('axe-core') }
    const { violations } = await axe.run()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
  })
}
