import { expect } from 'vitest'
import { browserTest } from '../support/browser.ts'
import { strictCsp } from '../support/shop-page.ts'

// The other browser tests pass when nothing is reported, so here is what must be reported.

browserTest('an uncaught error of the page is a problem', async ({ page, problems, serveShop }) => {
  await page.goto((await serveShop({ body: '<script>throw new Error("on purpose")</script>' })).origin)
  await expect.poll(problems.all).toEqual([expect.stringContaining('on purpose')])
  problems.allow(/on purpose/)
})

browserTest('a rejected promise that nobody handles is a problem', async ({ page, problems, serveShop }) => {
  await page.goto(
    (await serveShop({ body: '<script>Promise.reject(new Error("on purpose"))</script>' })).origin,
  )
  await expect.poll(problems.all).toEqual([expect.stringContaining('on purpose')])
  problems.allow(/on purpose/)
})

browserTest('what a policy forbids is a problem', async ({ page, problems, serveShop }) => {
  const csp = strictCsp('http://127.0.0.1:9')
  await page.goto((await serveShop({ csp, body: '<style>h1 { color: red }</style>' })).origin)
  await expect.poll(problems.all).toEqual([expect.stringContaining('Content Security Policy')])
  problems.allow(/Content Security Policy/)
})

browserTest('the shop’s page is another origin than the server', async ({ page, serveShop }) => {
  await page.goto((await serveShop({})).origin)
  expect(await page.evaluate(() => location.hostname)).toBe('localhost')
})
