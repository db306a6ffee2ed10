import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readTurn } from '../support/client.ts'
import { newShopper } from '../support/shopper.ts'
import { useServer } from '../support/use-server.ts'

const server = useServer()

async function askOn(page: { url: string; title?: string; product_id?: string } | undefined, text: string) {
  const shopper = await newShopper(server.url)
  const body = { message_id: randomUUID(), text, ...(page && { page }) }
  const headers = { accept: 'text/event-stream' }
  return { ...(await readTurn(await shopper.call('POST', '/messages', { body, headers }))), shopper }
}

async function aProduct() {
  const catalog = await import('../../synthetic_data/products/catalog.json', { with: { type: 'json' } })
  const product = catalog.default.find(({ name }) => name === 'Linen Midi Dress')
  if (!product) throw new Error('the demo shop has no Linen Midi Dress')
  return product
}

describe('a question about the page that a shopper looks at', () => {
  it.each(['Is this in stock in M?', 'What is it made of?', 'how much does this cost?'])(
    'is answered with the product of the page: %s',
    async (text) => {
      const { product_id, name } = await aProduct()
      const page = { url: 'http://shop.example/products/x', title: name, product_id }
      const { events, text: answer } = await askOn(page, text)
      const shown = events.flatMap((event) => (event.type === 'products' ? event.products : []))
      expect(shown.map((product) => product.product_id)).toEqual([product_id])
      expect(answer).toContain(name)
      const without = await askOn(undefined, text)
      expect(without.text).not.toContain(name)
    },
  )

  it('that names another product is about that one', async () => {
    const { product_id, name } = await aProduct()
    const { text } = await askOn(
      { url: 'http://shop.example', product_id },
      'How much is the Washed Linen Shirt?',
    )
    expect(text).toContain('Washed Linen Shirt')
    expect(text).not.toContain(name)
  })

  it('of a product that the shop does not have is as if the page showed none', async () => {
    const { events } = await askOn(
      { url: 'http://shop.example', product_id: 'NO-SUCH' },
      'Is this in stock in M?',
    )
    expect(events.at(-1)).toMatchObject({ type: 'turn-end' })
    expect(events.some((event) => event.type === 'products')).toBe(false)
  })
})
