import type { Product } from '../../../kb/product.ts'
import { priceFormat } from '../../../kb/product-passage.ts'
import { stem } from '../../../kb/stem.ts'
import { sentencesOf } from '../../../kb/sentences.ts'
import type { ShopProfile } from '../../../kb/shop-profile.ts'
import { isAvailable, sizesOf } from '../../shop/product-card.ts'
import { contentStems } from '../content-stems.ts'
import { materialOf } from './describe-product.ts'
import { shortPrice } from './price-sentence.ts'
import { listOf, lowerFirst, spanOf, verb } from './spell.ts'

/** Products side by side: price, material, fit and what their descriptions say to the question; then what follows. */
export function compareProducts(
  products: readonly Product[],
  question: string,
  shop: ShopProfile,
  cite: (product: Product) => string,
): string {
  const price = priceFormat(shop.locale, shop.currency)
  // The names, and that it compares, are in every such question.
  const names = contentStems(
    `${products.map(({ name }) => name).join(' ')} difference compare better between versus or which`,
  )
  const asked = new Set([...contentStems(question)].filter((word) => !names.has(word)))
  const lines = products.map((product) => {
    const facts = [
      shortPrice(product, price),
      listOf(product.materials.slice(0, 3).map(materialOf)),
      product.fit ? lowerFirst(product.fit) : '',
      isAvailable(product) ? sizesInStock(product) : 'sold out at the moment',
    ].filter(Boolean)
    return `- **${product.name}**: ${facts.join('; ')}. ${tellingSentence(product, asked)}${cite(product)}`
  })
  const cheaper = conclusion(products, price)
  const list = [leadOf(products, question, asked), lines.join('\n')].filter(Boolean).join('\n\n')
  if (cheaper === '') return list
  return ASKS_PRICE.test(question) ? `${cheaper}\n\n${list}` : `${list}\n\n${cheaper}`
}

const COMPARATIVE =
  /\b(?!cheaper|other|order|over|under|either|rather|another|ever|after|jumper|sweater|water\w*)\w{3,}er\b/i

/** "Which is warmer?": the one of which it is said, where it is said of one alone. */
function leadOf(products: readonly Product[], question: string, asked: ReadonlySet<string>): string {
  const word = COMPARATIVE.exec(question)?.[0]
  if (word === undefined || !asked.has(stem(word.toLowerCase()))) return ''
  const base = stem(word.toLowerCase().replace(/er$/, ''))
  const saying = products.filter(({ description }) =>
    [...contentStems(description)].some((other) => alike(base, other)),
  )
  const [only] = saying
  return only && saying.length === 1
    ? `By what we say of them, the ${only.name} ${verb(only, 'is', 'are')} the ${word.toLowerCase()} one.`
    : ''
}

const ASKS_PRICE = /\b(?:cheap\w*|price\w*|cost\w*|expensive|afford\w*|less money)\b/i

function sizesInStock(product: Product): string {
  const sizes = sizesOf(product).flatMap(({ size, available }) => (available ? [size] : []))
  return sizes.length > 0 ? `in stock in ${spanOf(sizes)}` : 'in stock'
}

/** The sentence of the description that says most of what is asked, else its first two. */
function tellingSentence({ name, description }: Product, asked: ReadonlySet<string>): string {
  const own = contentStems(name)
  const sentences = sentencesOf(description)
  const score = (sentence: string) =>
    [...contentStems(sentence)].filter(
      (word) => !own.has(word) && [...asked].some((other) => alike(word, other)),
    ).length
  const [best] = sentences
    .map((sentence) => ({ sentence, score: score(sentence) }))
    .sort((a, b) => b.score - a.score)
  return best && best.score > 0 ? best.sentence : sentences.slice(0, 2).join(' ')
}

/** Warm, warmer, warmth. */
function alike(word: string, other: string): boolean {
  const length = Math.min(word.length, other.length)
  return length >= 4 && word.slice(0, length) === other.slice(0, length)
}

function conclusion(products: readonly Product[], price: (amount: number) => string): string {
  const [cheapest, ...others] = [...products].sort((a, b) => a.price - b.price)
  const [next] = others
  if (!cheapest || !next) return ''
  const saved = next.price - cheapest.price
  return saved > 0
    ? `The ${cheapest.name} ${verb(cheapest, 'is', 'are')} ${price(saved)} cheaper${others.length > 1 ? ' than the next' : ''}.`
    : ''
}
