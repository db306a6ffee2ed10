import { expect, test } from 'vitest'
import { articleFromHtml } from '../../kb/import/article-from-html.ts'
import { fixture, golden } from './fixture.ts'

test.each([
  ['shop-page', 'https://fern-and-field.example/pages/shipping?ref=1'],
  ['blog-post', 'https://shed.example/2025/11/repot'],
  ['size-guide', undefined],
])('the main content of %s, and nothing around it', async (name, address) => {
  const article = articleFromHtml(fixture(`${name}.html`).toString(), address)
  await expect(
    `${JSON.stringify({ ...article, body: undefined }, null, 2)}\n\n${article?.body}\n`,
  ).toMatchFileSnapshot(golden(`${name}.md`))
})
