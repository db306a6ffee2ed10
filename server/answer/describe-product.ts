import type { Product } from '../../kb/product.ts'
import { priceFormat } from '../../kb/product-passage.ts'
import type { ShopProfile } from '../../kb/shop-profile.ts'
import { coloursOf, isAvailable, sizesOf } from '../shop/product-card.ts'

/** Sides of a product that a question may be about, with the words that ask for them. */
const sides = {
  price: /\b(?:price|prices|cost|costs|how much|expensive|cheap|euros?)\b|€/i,
  stock:
    /\b(?:sizes?|in stock|stock|available|availability|left|sold out|restock|have it|still have|get it in|come in|xs|xl|xxl)\b/i,
  colour: /\b(?:colou?rs?|shades?)\b/i,
  material:
    /\b(?:materials?|made of|made from|made out of|fabric|cotton|wool|linen|polyester|leather|vegan|composition|hemp|cashmere|recycled|what is it made)\b/i,
  care: /\b(?:wash|washing|care|iron|dry|dryer|tumble|clean|shrink|bleach|laundry)\b/i,
  fit: /\b(?:fits?|fitting|true to size|runs? (?:small|large|big)|tight|loose|oversized|slim)\b/i,
  origin: /\b(?:where .*(?:made|produced|come from|manufactured|sewn)|made in|country|origin|factory)\b/i,
} as const

/** What a product's data says to a question about it, as sentences; all that matters when no side is asked for. */
export function describeProduct(
  product: Product,
  shop: ShopProfile,
  asked: { question: string; colour?: string | undefined; size?: string | undefined },
): string {
  const price = priceFormat(shop.locale, shop.currency)(product.price)
  const wanted = (Object.keys(sides) as (keyof typeof sides)[]).filter((side) =>
    sides[side].test(asked.question),
  )
  const asksStock = wanted.includes('stock') || asked.size !== undefined
  const parts: string[] = []
  const general = wanted.length === 0 && asked.size === undefined && asked.colour === undefined
  const name = `**${product.name}**`

  if (general) {
    parts.push(`The ${name} costs ${price}. ${firstSentences(product.description, 2)}`)
    parts.push(stockSentence(product))
  }
  if (wanted.includes('price')) parts.push(`The ${name} costs ${price}.`)
  if (asked.colour !== undefined && !coloursOf(product).includes(asked.colour)) {
    parts.push(`The ${name} does not come in ${asked.colour}; it comes in ${listOf(coloursOf(product))}.`)
  } else if (asksStock || asked.colour !== undefined) {
    parts.push(stockSentence(product, asked))
  } else if (wanted.includes('colour')) {
    parts.push(`The ${name} comes in ${listOf(coloursOf(product))}.`)
  }
  if (wanted.includes('material') && product.materials.length > 0) {
    const materials = product.materials.map((material) =>
      'percent' in material && material.percent !== undefined
        ? `${material.percent}% ${material.name.toLowerCase()}`
        : material.name.toLowerCase(),
    )
    parts.push(`The ${name} is made of ${listOf(materials)}.`)
  }
  if (wanted.includes('care') && product.care.length > 0) {
    parts.push(`How to care for the ${name}:\n\n${product.care.map((line) => `- ${line}`).join('\n')}`)
  }
  if (wanted.includes('fit') && product.fit) parts.push(`Fit: ${lowerFirst(product.fit).replace(/\.$/, '')}.`)
  if (wanted.includes('origin') && product.made_in) parts.push(`The ${name} is made in ${product.made_in}.`)
  if (parts.length === 0) parts.push(`The ${name} costs ${price}. ${firstSentences(product.description, 2)}`)
  return parts.join(' ').replace(/ (How to care)/, '\n\n$1')
}

/** One line of a list of products: name, price, and where it is gone. */
export function productLine(product: Product, shop: ShopProfile): string {
  const price = priceFormat(shop.locale, shop.currency)(product.price)
  const colours = coloursOf(product)
  const gone = isAvailable(product) ? '' : ', sold out at the moment'
  return `**${product.name}**, ${price}${colours.length > 0 ? `, in ${listOf(colours)}` : ''}${gone}`
}

/** `Moss, Ecru and Ink` */
export function listOf(items: string[]): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

function stockSentence(
  product: Product,
  asked: { colour?: string | undefined; size?: string | undefined } = {},
): string {
  const name = `**${product.name}**`
  const inColour = asked.colour ? ` in ${asked.colour}` : ''
  if (!isAvailable(product)) return `The ${name} is sold out at the moment.`
  const sizes = sizesOf(product, asked.colour)
  const available = sizes.filter((size) => size.available).map((size) => size.size)
  if (asked.size !== undefined) {
    const has = sizes.find((size) => size.size === asked.size)
    if (!has)
      return `The ${name} does not come in size ${asked.size}; the sizes are ${listOf(sizes.map((s) => s.size))}.`
    return has.available
      ? `Yes, the ${name}${inColour} is in stock in size ${asked.size}.`
      : `The ${name}${inColour} is sold out in size ${asked.size}${available.length > 0 ? `; in stock are ${listOf(available)}` : ''}.`
  }
  if (sizes.length === 0) return `The ${name} is in stock.`
  if (available.length === 0) return `The ${name}${inColour} is sold out at the moment.`
  const colours = asked.colour ? [] : coloursOf(product)
  const comesIn = colours.length > 1 ? `It comes in ${listOf(colours)}. ` : ''
  const oneSize = sizes.length === 1 && /one size/i.test(sizes[0]?.size ?? '')
  if (oneSize) return `${comesIn}The ${name}${inColour} is in stock, in one size.`
  return `${comesIn}In stock${inColour} in ${available.length === 1 ? 'size' : 'sizes'} ${listOf(available)}.`
}

/** The first sentences of a text. */
export function firstSentences(text: string, count: number): string {
  const sentences = text.match(/[^.!?]+(?:[.!?](?=\S)[^.!?]*)*[.!?]*\s*/g) ?? [text]
  return sentences.slice(0, count).join('').trim()
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
