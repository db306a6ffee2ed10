import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** The rules of axe that the colours decide. */
export const colourRules = ['color-contrast', 'link-in-text-block']

/**
 * What screen readers and keyboards would stumble over, in the page, or a frame of it, as it is now.
 * @param rules the only ones to look at, instead of all
 */
export async function accessibilityFaults(
  page: Pick<Page, 'evaluate'>,
  rules?: readonly string[],
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  return page.evaluate(async (only) => {
    const { axe } = globalThis as typeof globalThis & { axe: typeof import('axe-core') }
    const { violations } = await axe.run({
      resultTypes: ['violations'],
      ...(only && { runOnly: { type: 'rule', values: [...only] } }),
    })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
  }, rules)
}

/** The same in light colours and in dark ones, which differ in nothing else. */
export async function faultsInLightAndDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' })
  await still(page)
  const dark = await accessibilityFaults(page, colourRules)
  await page.emulateMedia({ colorScheme: 'light' })
  await still(page)
  return [...dark, ...(await accessibilityFaults(page))]
}

/** Colours are measured where they end, not halfway through a fade. */
async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moving = document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity)
    await Promise.all(moving.map((one) => one.finished.catch(() => {})))
  })
}
