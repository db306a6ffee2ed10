import type { BrowserContext } from 'playwright-core'

/**
 * Makes whatever a page asks for come late: `CHAOS=1500 npm test -- test/browser` delays every script, request of the
 * API, stream and picture by up to 1,500 ms, other ones with each `CHAOS_SEED`. A test that fails with it has looked
 * too early, or has found a fault.
 */
export async function delayAtRandom(context: BrowserContext): Promise<void> {
  const upTo = Number(process.env.CHAOS ?? 0)
  if (!upTo) return
  let state = Number(process.env.CHAOS_SEED ?? 1)
  const next = () => {
    // The generator of Park and Miller.
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  await context.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document')
      await new Promise((resolve) => setTimeout(resolve, next() * upTo))
    // Gone meanwhile with its page.
    await route.fallback().catch(() => {})
  })
}
