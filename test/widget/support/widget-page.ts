import type { Frame, Locator, Page } from 'playwright-core'

/** The widget's parts on a page, as a shopper finds them. */
export function widgetOn(page: Page | Frame) {
  const panel = page.locator('[data-verdemuse] .panel.open')
  const field = panel.getByRole('textbox', { name: 'Your message' })
  return {
    launcher: page.locator('[data-verdemuse] .launcher'),
    panel,
    field,
    answers: panel.locator('.answer'),
    lastAnswer: panel.locator('.answer').last(),
    send: panel.getByRole('button', { name: 'Send', exact: true }),
    stop: panel.getByRole('button', { name: 'Stop the answer' }),
    async open() {
      await page.locator('[data-verdemuse] .launcher').click()
      await panel.waitFor()
    },
    /** Types a question and sends it by Enter; the answer's place is there, the answer need not be. */
    async ask(text: string) {
      await field.fill(text)
      await field.press('Enter')
      await panel.locator('.question').last().filter({ hasText: text }).waitFor()
    },
    /** Waits until the last answer has ended, however it did. */
    async settled() {
      await panel.locator('.answer').last().and(panel.locator('[aria-busy="false"]')).waitFor()
    },
  }
}

/** True while this element, within whatever shadow root, has the focus. */
export async function hasFocus(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => {
    const root = element.getRootNode()
    return root instanceof ShadowRoot && root.activeElement === element
  })
}
