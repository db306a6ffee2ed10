import { expect } from 'vitest'
import { browserTest as test } from '../support/browser.ts'
import { startServer } from '../support/start-server.ts'
import { widgetOn } from '../widget/support/widget-page.ts'

test('a page that the server does not know says so, and does not go on asking', async ({
  page,
  problems,
  serveShop,
}) => {
  problems.allow(/Failed to load resource|blocked by CORS policy/)
  const server = await startServer({ env: { ALLOWED_ORIGINS: 'https://shop.example' } })
  const shop = await serveShop({ widgetOrigin: server.url })
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/v1/')) asked.push(`${request.method()} ${pathname}`)
  })
  await page.clock.install()
  await page.goto(shop.origin)
  const { open, ask, panel } = widgetOn(page)
  await open()
  await ask('What is your return policy?')
  const said = panel.getByText('This chat is not set up for this website yet.').last()
  await said.waitFor()
  expect(asked.every((request) => request === 'POST /v1/visitors')).toBe(true)
  const attempts = asked.length
  // What the shopper does may ask again, such as going into the field; time alone does not.
  expect(attempts).toBeLessThan(6)
  await page.clock.runFor('10:00')
  expect(asked).toHaveLength(attempts)
  await panel.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => asked.length).toBeGreaterThan(attempts)
  await said.waitFor()
  expect(asked.length).toBeLessThan(attempts + 6)
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }).includes('token'))).toBe(false)
  expect(server.log()).toContain(shop.origin)
  await server.remove()
})
