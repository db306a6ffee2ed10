import type { Product } from '../../../kb/product.ts'
import { priceFormat } from '../../../kb/product-passage.ts'
import type { ShopProfile } from '../../../kb/shop-profile.ts'
import { coloursOf, isAvailable } from '../../shop/product-card.ts'
import { sizeMeant, sizesMeant } from '../../shop/size-meant.ts'
import { careSentence } from './care-sentence.ts'
import { descriptionSays } from './description-says.ts'
import { figureSentence } from './figure-sentence.ts'
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
  const figure = figureSentence(product, asked.question)
  const said = descriptionSays(product, asked.question)
  const asksAside = wanted.length > 0 || size !== undefined
  // "Does it fit a 15 inch laptop?" asks for no size of the backpack.
  const telling = figure ?? (said && (!asksAside || said.inFull) ? said.text : undefined)
  const isTold = telling !== undefined && !wanted.some((side) => side !== 'fit')
  const missingColour = asked.colourAsked !== undefined && colour === undefined
  // "I am between M and L" asks for no stock, "What does the 200 x 200 cost?" for its price.
  const other = wanted.includes('fit') || (wanted.includes('price') && !wanted.includes('stock'))
  const asksStock =
    !isTold && !other && !several && (wanted.includes('stock') || size !== undefined || colour !== undefined)
  const name = `**${product.name}**`
  const is = verb(product, 'is', 'are')
  const parts: string[] = []

  if (telling !== undefined) parts.push(telling)
  if (several && product.fit && !isTold)
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
  if (wanted.includes('care')) parts.push(careSentence(product, asked.question) ?? '')
  if (wanted.includes('fit') && product.fit && !isTold)
    parts.push(fitSentence(product, product.fit, asked.question))
  if (wanted.includes('origin') && product.made_in)
    parts.push(`The ${name} ${is} made in ${product.made_in}.`)
  if (parts.length === 0) {
    parts.push(priceSentence(product, undefined, price), firstSentences(product.description, 2))
    if (wanted.length === 0) parts.push(stockSentence(product, undefined, undefined))
  }
  return namedOnce(parts.filter(Boolean).join(' '), product).replace(
    / (How to care|The care label)/,
    '\n\n$1',
  )
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
