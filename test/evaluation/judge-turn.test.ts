import { describe, expect, it } from 'vitest'
import { productSchema } from '../../kb/product.ts'
import { emptyTrace } from '../../server/chat/turn-trace.ts'
import type { AnsweredTurn } from '../../server/evaluation/ask-turn.ts'
import type { Expectation, ProductWish } from '../../server/evaluation/conversation-test.ts'
import { fitsWish } from '../../server/evaluation/fits-wish.ts'
import { judgeTurn } from '../../server/evaluation/judge-turn.ts'
import { passK } from '../../server/evaluation/pass-k.ts'

const shirt = productSchema.parse({
  product_id: 'S1',
  name: 'Washed Linen Shirt',
  price: 79,
  category: 'Tops',
  tags: ['shirts'],
  materials: ['Linen'],
  images: [{ src: 'x.svg', colour: 'Sky', hex: '#8fb4d9' }],
  variants: [
    { item_id: 'a', options: { size: 'M', colour: 'Sky' }, price: 79, available: true },
    { item_id: 'b', options: { size: 'L', colour: 'Sky' }, price: 79, available: false },
    { item_id: 'c', options: { size: 'L', colour: 'Chalk' }, price: 79, available: true },
  ],
})
const belt = productSchema.parse({ product_id: 'B1', name: 'Belt', price: 39, stock: 0, colours: ['Black'] })

function answer(fields: Partial<AnsweredTurn> = {}): AnsweredTurn {
  return {
    text: 'You have 30 days. [1]',
    outcome: 'answered',
    confidence: 0.9,
    cited: [{ n: 1, id: 'policies/return_policy.md#window', title: 'Returns', snippet: '' }],
    products: [],
    suggestions: [],
    orders: [],
    actions: [],
    tools: [],
    trace: emptyTrace(),
    ...fields,
  }
}

const card = (product_id: string) => ({
  product_id,
  name: product_id,
  price: { amount: 1, currency: 'EUR' },
  available: true,
  colours: [],
  sizes: [],
})
const productById = (id: string) => [shirt, belt].find(({ product_id }) => product_id === id)
const judge = (fields: Partial<AnsweredTurn>, expected: Expectation) =>
  judgeTurn(answer(fields), [expected], productById)

describe('an answer', () => {
  it('that is all that is expected has no failure', () => {
    const expected: Expectation = {
      outcome: ['answered', 'clarify'],
      says: ['30 days', ['weeks', 'days']],
      never: ['14 days'],
      sources: [['faqs/faqs.json#x', 'policies/return_policy.md']],
      products: 'none',
      suggests: 'none',
      max_words: 4,
    }
    expect(judge({}, expected)).toEqual([])
  })

  it.each<[string, Partial<AnsweredTurn>, Expectation]>([
    ['outcome: expected unsure, was answered', {}, { outcome: 'unsure' }],
    ['does not say "free"', {}, { says: ['30 days', 'free'] }],
    ['does not say "free" or "gratis"', {}, { says: [['free', 'gratis']] }],
    ['says "30 days"', {}, { never: ['30 days'] }],
    ['cites policies/return_policy.md#window: expected no source', {}, { sources: 'none' }],
    [
      'does not cite "faqs/faqs.json#x"; it cites policies/return_policy.md#window',
      {},
      { sources: ['faqs/faqs.json#x'] },
    ],
    ['does not cite "policies/a.md"; it cites nothing', { cited: [] }, { sources: ['policies/a.md'] }],
    ['shows S1 Washed Linen Shirt: expected no product', { products: [card('S1')] }, { products: 'none' }],
    [
      'does not show "B1"; it shows S1 Washed Linen Shirt',
      { products: [card('S1')] },
      { products: ['S1', 'B1'] },
    ],
    [
      'does not show {"max_price":50}; it shows S1 Washed Linen Shirt, B1 Belt',
      { products: [card('S1'), card('B1')] },
      { products: [{ max_price: 50 }] },
    ],
    ['does not show {"max_price":50}; it shows nothing', {}, { products: [{ max_price: 50 }] }],
    ['offers no question', {}, { suggests: 'some' }],
    ['does not offer "size*"', { suggestions: ['Where is it?'] }, { suggests: ['size*'] }],
    ['offers Where?: expected no question', { suggestions: ['Where?'] }, { suggests: 'none' }],
    ['is 4 words long: expected at most 3', {}, { max_words: 3 }],
    [
      'did not call "find_products"',
      { tools: ['search_knowledge'], trace: { ...emptyTrace(), answerer: 'mistral' } },
      { tools: ['find_products'] },
    ],
  ])('fails: %s', (failure, fields, expected) => {
    expect(judge(fields, expected)).toEqual([failure])
  })

  it('of several expectations must meet one as a whole; told is what it comes nearest to', () => {
    const judged = (...expected: Expectation[]) => judgeTurn(answer(), expected, productById)
    expect(judged({ outcome: 'unsure' }, { outcome: 'answered', says: ['30 days'] })).toEqual([])
    expect(
      judged({ outcome: 'unsure', says: ['sorry'] }, { outcome: 'answered', says: ['60 days'] }),
    ).toEqual(['does not say "60 days"'])
  })

  it('of the local answerer is not asked which tools a model called', () => {
    expect(judge({}, { tools: ['find_products'] })).toEqual([])
  })
})

describe('a product', () => {
  it.each<ProductWish>([
    { type: 'shirt' },
    { type: 'Tops' },
    { material: 'linen' },
    { colour: 'Sky' },
    { colour: 'blue' },
    { size: 'M', colour: 'sky', in_stock: true },
    { size: 'L', in_stock: true },
    { size: 'L', colour: 'Sky', in_stock: false },
    { min_price: 79, max_price: 79 },
    { tag: 'Shirts' },
  ])('fits %j', (wish) => {
    expect(fitsWish(shirt, wish)).toBe(true)
  })

  it.each<ProductWish>([
    { type: 'dress' },
    { type: 'skirt' },
    { material: 'wool' },
    { colour: 'red' },
    { size: 'L', colour: 'Sky', in_stock: true },
    { size: 'XS' },
    { max_price: 78.99 },
    { min_price: 80 },
    { tag: 'shirt' },
  ])('does not fit %j', (wish) => {
    expect(fitsWish(shirt, wish)).toBe(false)
  })

  it('without variants is judged by its own stock, sizes and colours', () => {
    expect(fitsWish(belt, { in_stock: false, colour: 'black' })).toBe(true)
    expect(fitsWish(belt, { in_stock: true })).toBe(false)
    expect(fitsWish(belt, { size: 'M' })).toBe(false)
  })
})

it('pass^k is the mean probability that k runs of a test all pass', () => {
  const tests = [
    [true, true, true],
    [true, false, true],
    [false, false, false],
  ]
  expect(passK(tests, 1)).toBeCloseTo((1 + 2 / 3 + 0) / 3)
  expect(passK(tests, 2)).toBeCloseTo((1 + 1 / 3 + 0) / 3)
  expect(passK(tests, 3)).toBeCloseTo(1 / 3)
  expect(passK([], 3)).toBe(1)
})
