import type { Frame, Locator, Page } from 'playwright-core'

/** Nothing is asked after it, nothing of it is under way, and the mark of what is still fetched stands nowhere in it. */
const settledAnswer =
  '.answer[aria-busy="false"]:has(.rich):not(:has(~ .question)):not(:has([data-late="true"]))'

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
    /**
     * Waits until the last question has its answer, which has ended, however it did, and is drawn with all that it
     * carries: cards, tables and the like are parts of the widget that come late.
     */
    async settled() {
      await panel
        .locator('.turn')
        .last()
        .locator('.answer')
        .last()
        .and(panel.locator(settledAnswer))
        .waitFor()
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
