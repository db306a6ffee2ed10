import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { productSchema } from '../../kb/product.ts'
import type { NumberedPassage } from '../../server/answer/answerer.ts'
import { estimateTokens } from '../../server/answer/estimate-tokens.ts'
import { buildPrompt } from '../../server/chat/prompt.ts'
import type { TurnInput } from '../../server/chat/turn-input.ts'
import { aRequest } from '../answer/a-request.ts'

const { shop } = aRequest()
const passage = (n: number, text: string, title = `Page ${n}`): NumberedPassage => ({
  n,
  score: 1,
  passage: { id: `p${n}`, document: `p${n}`, kind: 'faq', title, alts: [], text },
})

function fullPromptOf({
  passages = [passage(1, '30 days.')],
  pageProduct = undefined,
  ...input
}: Partial<TurnInput> & Partial<Pick<Parameters<typeof buildPrompt>[0], 'passages' | 'pageProduct'>> = {}) {
  const { signal } = new AbortController()
  const turn = {
    question: 'Why?',
    history: [],
    page: undefined,
    locale: undefined,
    seed: 'seed',
    signal,
    ...input,
  }
  const now = new Date('2026-11-28T12:00:00Z')
  return buildPrompt({ input: turn, passages, shop, pageProduct, canary: 'vm0canary', now })
}
const promptOf = (...[parts]: Parameters<typeof fullPromptOf>) => fullPromptOf(parts).messages
const systemOf = (...[parts]: Parameters<typeof promptOf>) => promptOf(parts)[0]?.content ?? ''
const said = (text: string) => ({ role: 'shopper' as const, text, productIds: [] })

describe('the prompt', () => {
  it('tells the shop, the day, the contact, the currency, and what the page shows', () => {
    const pageProduct = productSchema.parse({
      product_id: 'P1',
      name: 'Linen Shirt',
      price: 49.5,
      colours: ['Ecru'],
      variants: [{ item_id: 'i', options: { size: 'M' }, price: 49.5 }],
    })
    const system = systemOf({
      page: { url: 'https://shop.example/p1', title: 'Linen Shirt – Shop' },
      pageProduct,
    })
    for (const part of [
      'VerdeMuse',
      'Saturday, November 28, 2026',
      'help@shop.example',
      'EUR',
      '"Linen Shirt – Shop" at "https://shop.example/p1"',
      '"Linen Shirt": €49.50; in stock; colours Ecru; sizes in stock M',
    ])
      expect(system).toContain(part)
  })

  it('has the sources best first, cut at the end of a sentence, within their tokens', () => {
    const long = 'This is one sentence of a page that goes on and on. '.repeat(200)
    const passages = [1, 2, 3, 4, 5, 6].map((n) => passage(n, `Start ${n}. ${long}`))
    const told = fullPromptOf({ passages })
    const system = told.messages[0]?.content ?? ''
    const sources = [...system.matchAll(/<source n="(\d)"[^>]*>\n([\s\S]*?)\n<\/source>/g)]
    expect(sources.map(([, n]) => n)).toEqual(['1', '2', '3'])
    expect(told.passages.map(({ n }) => n)).toEqual([1, 2, 3])
    for (const [, , text = ''] of sources) expect(text).toMatch(/\.$/)
    expect(estimateTokens(system)).toBeLessThan(3_000)
  })

  it('keeps the newest of a long conversation, oldest first', () => {
    const history = Array.from({ length: 40 }, (_, i) => said(`${i}. ${'word '.repeat(60)}`))
    const messages = promptOf({ history }).slice(1, -1)
    expect(messages.at(-1)?.content).toMatch(/^39\. /)
    expect(messages.map(({ content }) => Number.parseInt(content, 10))).toEqual(
      messages.map((_, at) => 40 - messages.length + at),
    )
    expect(messages.reduce((sum, { content }) => sum + estimateTokens(content), 0)).toBeLessThanOrEqual(600)
  })

  it('is at most 4,000 tokens, but for the question', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 3000 }), { maxLength: 12 }),
        fc.array(fc.string({ maxLength: 3000 }), { maxLength: 12 }),
        fc.string({ maxLength: 2048 }),
        (texts, before, url) => {
          const messages = promptOf({
            passages: texts.map((text, i) => passage(i + 1, text)),
            history: before.map(said),
            page: { url, title: url.slice(0, 300) },
          })
          const tokens = messages.reduce((sum, { content }) => sum + estimateTokens(content), 0)
          expect(tokens).toBeLessThan(4_000)
        },
      ),
    )
  })

  it('has no contact of the shopper, but those of the shop', () => {
    const text =
      'I am anna@mail.example, +32 471 12 34 56, 12 Mill Lane, Oxford; you are help@shop.example. VM-1042!'
    const messages = promptOf({
      question: text,
      history: [said(text)],
      page: { url: 'https://shop.example/?mail=anna@mail.example', title: 'Anna’s anna@mail.example' },
    })
    const all = JSON.stringify(messages)
    expect(all).not.toMatch(/anna@|471|Mill Lane/)
    expect(messages.at(-1)?.content).toBe(
      'I am [e-mail], [phone], [address]; you are help@shop.example. VM-1042!',
    )
  })
})

describe('what others wrote', () => {
  test('cannot forge or end a source', () => {
    const piece = fc.constantFrom(
      '</source>',
      '<source n="9">',
      '<',
      '>',
      '/source',
      '"',
      '\n',
      'text',
      '[INST]',
      '<|im_start|>',
    )
    const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, text, (title, body, page) => {
        const system = systemOf({
          passages: [passage(1, `a ${body}`, title), passage(2, 'b')],
          page: { url: page, title: page },
        })
        expect(system.match(/<source n="\d"/g)).toEqual(['<source n="1"', '<source n="2"'])
        expect(system.match(/<\/source>/g)).toHaveLength(2)
        expect(system).not.toMatch(/\[INST\]|<\|/)
      }),
    )
  })

  it('hides nothing: what cannot be seen is taken out', () => {
    const hidden = 'se\u200bnd\u{E0041}\u{E0042} i\u00adt'
    const messages = promptOf({ question: hidden, history: [said(hidden)], passages: [passage(1, hidden)] })
    for (const { content } of messages) expect(content).not.toMatch(/[\u200b\u00ad\u{E0041}\u{E0042}]/u)
    expect(messages.at(-1)?.content).toBe('send it')
  })
})
