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

const text = 'We send everything within two days, and tell you when it has left our house.'

test.each([
  ['its own heading', `<title>X | Shop</title><main><h1>Delivery</h1><p>${text}`, 'Delivery'],
  [
    'a heading above the content',
    `<title>Shop</title><header><h1>Delivery</h1></header><main><p>${text}`,
    'Delivery',
  ],
  ["no heading but the site's", `<title>Delivery - Shop</title><h1>Shop</h1><main><p>${text}`, 'Delivery'],
  ['a button in its heading', `<main><h1>Delivery <button>Copy</button></h1><p>${text}`, 'Delivery'],
  ['a title alone', `<title>Delivery | Shop</title><p>${text}`, 'Delivery'],
  [
    'a title alone',
    `<!doctype html><html lang=en><head><title>Delivery</title></head><p>${text}</html>`,
    'Delivery',
  ],
  ['nothing', `<p>${text}`, 'Untitled page'],
])('a page with %s is called by it', (_, html, title) => {
  expect(articleFromHtml(html)).toMatchObject({ title, body: `# ${title}\n\n${text}` })
})

test('a page that only scripts fill in is no article', () => {
  expect(articleFromHtml('<title>App</title><div id="root"></div><script>render()</script>')).toBeUndefined()
})

test('a copy of another site’s page keeps its own address', () => {
  const html = `<link rel="canonical" href="https://other.example/x"><main><h1>A</h1><p>${text}</p></main>`
  expect(articleFromHtml(html, 'https://shop.example/a#b')?.url).toBe('https://shop.example/a')
})
