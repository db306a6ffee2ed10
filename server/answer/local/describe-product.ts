import type { Product } from '../../../kb/product.ts'
import { priceFormat } from '../../../kb/product-passage.ts'
import { sentencesOf } from '../../../kb/sentences.ts'
import type { ShopProfile } from '../../../kb/shop-profile.ts'
import { coloursOf, isAvailable } from '../../shop/product-card.ts'
import { sizeMeant, sizesMeant } from '../../shop/size-meant.ts'
import { contentStems } from '../content-stems.ts'
import { fitSentence } from './fit-sentence.ts'
import { priceSentence, shortPrice } from './price-sentence.ts'
import { sidesAsked } from '../../shop/product-sides.ts'
import { firstSentences, listOf, verb } from './spell.ts'
import { stockSentence } from './stock-sentence.ts'

/** What a product's data says to a question about it, as sentences; all that matters when no side is asked for. */
export function describeProduct(
  product: Product,
  shop: ShopProfile,
  asked: { question: string; colourAsked: string | undefined; colours: string[]; size: string | undefined },
): string {
  const price = priceFormat(shop.locale, shop.currency)
  const wanted = sidesAsked(asked.question, product)
  const own = coloursOf(product)
  const colour = own.find((name) => asked.colours.includes(name))
  const size = sizeMeant(asked.question, product) ?? asked.size
  const several = sizesMeant(asked.question, product).length > 1 && !wanted.includes('fit')
  const missingColour = asked.colourAsked !== undefined && colour === undefined
  // "I am between M and L" asks for no stock, "What does the 200 x 200 cost?" for its price.
  const other = wanted.includes('fit') || (wanted.includes('price') && !wanted.includes('stock'))
  const asksStock =
    !other && !several && (wanted.includes('stock') || size !== undefined || colour !== undefined)
  const telling =
    wanted.length === 0 && size === undefined ? descriptionSays(product, asked.question) : undefined
  const name = `**${product.name}**`
  const is = verb(product, 'is', 'are')
  const parts: string[] = []

  if (telling !== undefined) parts.push(telling)
  if (several && product.fit)
    parts.push(fitSentence(product, product.fit, asked.question), firstSentences(product.description, 2))
  if (wanted.includes('price')) parts.push(priceSentence(product, several ? undefined : size, price))
  if (missingColour)
    parts.push(
      `The ${name} ${verb(product, 'does', 'do')} not come in ${asked.colourAsked}; there is ${listOf(own)}.`,
    )
  else if (asksStock) parts.push(stockSentence(product, colour, size))
  else if (wanted.includes('colour'))
    parts.push(`The ${name} ${verb(product, 'comes', 'come')} in ${listOf(own)}.`)
  if (VEGAN.test(asked.question) && isVegan(product)) parts.push(`Yes, the ${name} ${is} vegan.`)
  if (wanted.includes('material') && product.materials.length > 0)
    parts.push(`The ${name} ${is} made of ${listOf(product.materials.map(materialOf))}.`)
  if (wanted.includes('care') && product.care.length > 0)
    parts.push(`How to care for the ${name}:\n\n${product.care.map((line) => `- ${line}`).join('\n')}`)
  if (wanted.includes('fit') && product.fit) parts.push(fitSentence(product, product.fit, asked.question))
  if (wanted.includes('origin') && product.made_in)
    parts.push(`The ${name} ${is} made in ${product.made_in}.`)
  if (parts.length === 0) {
    parts.push(priceSentence(product, undefined, price), firstSentences(product.description, 2))
    if (wanted.length === 0) parts.push(stockSentence(product, undefined, undefined))
  }
  return namedOnce(parts.filter(Boolean).join(' '), product).replace(/ (How to care)/, '\n\n$1')
}

const VEGAN = /\bvegan\b/i

/** Only where the shop says so. */
function isVegan({ tags }: Product): boolean {
  return tags.some((tag) => VEGAN.test(tag))
}

/** One line of a list of products: name, price, and where it is gone. */
export function productLine(product: Product, shop: ShopProfile): string {
  const price = shortPrice(product, priceFormat(shop.locale, shop.currency))
  const colours = coloursOf(product)
  const gone = isAvailable(product) ? '' : ', sold out at the moment'
  return `**${product.name}**, ${price}${colours.length > 0 ? `, in ${listOf(colours)}` : ''}${gone}`
}

/**
 * The sentence of a product's description that says what a question asks, with the product's name: it must say half of
 * the question's own words. Undefined where none does.
 */
export function descriptionSays(
  { name, category = '', cut = '', description }: Product,
  question: string,
): string | undefined {
  const own = contentStems(`${name} ${category} ${cut} have need want get tell`)
  const asked = [...contentStems(question)].filter((word) => !own.has(word))
  if (asked.length === 0) return undefined
  const [best] = sentencesOf(description)
    .map((sentence) => ({ sentence, said: asked.filter((word) => contentStems(sentence).has(word)).length }))
    .sort((a, b) => b.said - a.said)
  return best && best.said >= asked.length / 2 ? `**${name}**: ${best.sentence}` : undefined
}

/** `100% organic cotton` */
export function materialOf(material: Product['materials'][number]): string {
  const share = 'percent' in material && material.percent !== undefined ? `${material.percent}% ` : ''
  return `${share}${material.name.toLowerCase()}`
}

/** The name once, then "it": nobody says the whole name in every sentence. */
function namedOnce(text: string, product: Product): string {
  const name = `**${product.name}**`
  const at = text.indexOf(name) + name.length
  return text.slice(0, at) + text.slice(at).replaceAll(`The ${name} `, verb(product, 'It ', 'They '))
}
