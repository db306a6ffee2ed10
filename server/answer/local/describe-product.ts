import type { Product } from '../../../kb/product.ts'
import { priceFormat } from '../../../kb/product-passage.ts'
import type { ShopProfile } from '../../../kb/shop-profile.ts'
import { sentencesOf } from '../../../kb/sentences.ts'
import { coloursOf, isAvailable, sizesOf } from '../../shop/product-card.ts'

/** Sides of a product that a question may be about, with the words that ask for them. */
const sides = {
  price: /\b(?:price|prices|cost|costs|how much|expensive|cheap|euros?)\b|€/i,
  stock:
    /\b(?:sizes?|in stock|stock|available|availability|left|sold out|restock|have it|still have|get it in|come in|xs|xl|xxl)\b/i,
  colour: /\b(?:colou?rs?|shades?)\b/i,
  material:
    /\b(?:materials?|made of|made from|made out of|fabric|cotton|wool|linen|polyester|leather|vegan|composition|hemp|cashmere|recycled|what is it made)\b/i,
  care: /\b(?:wash|washing|care|iron|dry|dryer|tumble|clean|shrink|bleach|laundry)\b/i,
  fit: /\b(?:fits?|fitting|true to size|runs? (?:small|large|big|true)|tight|loose|oversized|slim|between (?:two )?sizes|(?:in[- ]?)?between (?:an? )?(?:size )?\S{1,4} (?:and|or) (?:an? )?\S{1,4}|(?:which|what) size|size (?:up|down)|sizing)\b/i,
  origin: /\b(?:where .*(?:made|produced|come from|manufactured|sewn)|made in|country|origin|factory)\b/i,
} as const

type Side = keyof typeof sides

/** The sides of a product that a question asks about; the product's own name must not ask for anything. */
export function sidesAsked(question: string, product: Product): Side[] {
  const words = withoutWords(question, product.name)
  return (Object.keys(sides) as Side[]).filter((side) => sides[side].test(words))
}

/** What a product's data says to a question about it, as sentences; all that matters when no side is asked for. */
export function describeProduct(
  product: Product,
  shop: ShopProfile,
  asked: { question: string; colourAsked: string | undefined; colours: string[]; size: string | undefined },
): string {
  const price = priceFormat(shop.locale, shop.currency)(product.price)
  const wanted = sidesAsked(asked.question, product)
  const own = coloursOf(product)
  const colour = own.find((name) => asked.colours.includes(name))
  const missingColour = asked.colourAsked !== undefined && colour === undefined
  // "I am between M and L" asks for no stock.
  const asksFit = wanted.includes('fit')
  const asksStock = (wanted.includes('stock') && !asksFit) || (asked.size !== undefined && !asksFit) || colour !== undefined
  const parts: string[] = []
  const general = wanted.length === 0 && !asksStock && !missingColour
  const name = `**${product.name}**`

  if (general) {
    parts.push(
      `The ${name} ${verb(product, 'costs', 'cost')} ${price}. ${firstSentences(product.description, 2)}`,
    )
    parts.push(stockSentence(product, undefined, undefined))
  }
  if (wanted.includes('price')) parts.push(`The ${name} ${verb(product, 'costs', 'cost')} ${price}.`)
  if (missingColour) {
    parts.push(
      `The ${name} ${verb(product, 'does', 'do')} not come in ${asked.colourAsked}; there is ${listOf(own)}.`,
    )
  } else if (asksStock) {
    parts.push(stockSentence(product, colour, asked.size))
  } else if (wanted.includes('colour')) {
    parts.push(`The ${name} ${verb(product, 'comes', 'come')} in ${listOf(own)}.`)
  }
  if (wanted.includes('material') && product.materials.length > 0) {
    const materials = product.materials.map((material) =>
      'percent' in material && material.percent !== undefined
        ? `${material.percent}% ${material.name.toLowerCase()}`
        : material.name.toLowerCase(),
    )
    parts.push(`The ${name} ${verb(product, 'is', 'are')} made of ${listOf(materials)}.`)
  }
  if (wanted.includes('care') && product.care.length > 0) {
    parts.push(`How to care for the ${name}:\n\n${product.care.map((line) => `- ${line}`).join('\n')}`)
  }
  if (wanted.includes('fit') && product.fit) parts.push(fitSentence(product, product.fit, asked.question))
  if (wanted.includes('origin') && product.made_in)
    parts.push(`The ${name} ${verb(product, 'is', 'are')} made in ${product.made_in}.`)
  if (parts.length === 0)
    parts.push(
      `The ${name} ${verb(product, 'costs', 'cost')} ${price}. ${firstSentences(product.description, 2)}`,
    )
  return namedOnce(parts.join(' '), product).replace(/ (How to care)/, '\n\n$1')
}

/** The name once, then "it": nobody says the whole name in every sentence. */
function namedOnce(text: string, product: Product): string {
  const name = `**${product.name}**`
  const at = text.indexOf(name) + name.length
  return text.slice(0, at) + text.slice(at).replaceAll(`The ${name} `, verb(product, 'It ', 'They '))
}

const TWO_SIZES = /\bbetween (?:an? )?(?:size )?(\S{1,4}?) (?:and|or) (?:an? )?(\S{1,4}?)\b/i

/** How it fits; between two sizes that are named, which of them to take. */
function fitSentence(product: Product, fit: string, question: string): string {
  const said = lowerFirst(fit).replace(/\.$/, '')
  const sizes = sizesOf(product).map(({ size }) => size)
  const named = (TWO_SIZES.exec(question) ?? [])
    .slice(1)
    .flatMap((name) => sizes.find((size) => size.toLowerCase() === name.toLowerCase()) ?? [])
    .sort((a, b) => sizes.indexOf(a) - sizes.indexOf(b))
  const [smaller, larger] = named
  const take = /\btake the (smaller|larger)\b/.exec(fit)?.[1]
  const size = take === 'smaller' ? smaller : larger
  return smaller && larger && take && size
    ? `Take the ${size}: the fit of the **${product.name}** is given as “${said}”.`
    : `The fit of the **${product.name}**: ${said}.`
}

/** One line of a list of products: name, price, and where it is gone. */
export function productLine(product: Product, shop: ShopProfile): string {
  const price = priceFormat(shop.locale, shop.currency)(product.price)
  const colours = coloursOf(product)
  const gone = isAvailable(product) ? '' : ', sold out at the moment'
  return `**${product.name}**, ${price}${colours.length > 0 ? `, in ${listOf(colours)}` : ''}${gone}`
}

/** `Moss, Ecru and Ink` */
export function listOf(items: string[], joint = 'and'): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${joint} ${items.at(-1)}`
}

/** Sizes: `XS, S and M`; whole numbers without a gap as `36 to 45`. */
export function spanOf(sizes: readonly string[]): string {
  const [first] = sizes
  const whole = sizes.every((size, at) => /^\d+$/.test(size) && Number(size) === Number(first) + at)
  return whole && sizes.length > 3 ? `${first} to ${sizes.at(-1)}` : listOf([...sizes])
}

function withoutWords(text: string, words: string): string {
  const out = new Set(words.toLowerCase().split(/[^\p{L}\p{N}]+/u))
  return text
    .split(/(?<=[^\p{L}\p{N}])|(?=[^\p{L}\p{N}])/u)
    .filter((word) => !out.has(word.toLowerCase()) || word.length < 2)
    .join('')
}

function stockSentence(product: Product, colour: string | undefined, size: string | undefined): string {
  const name = `**${product.name}**`
  const inColour = colour ? ` in ${colour}` : ''
  if (!isAvailable(product))
    return `The ${name} ${verb(product, 'is', 'are')} sold out at the moment. ${backSentence(product)}`.trim()
  const sizes = sizesOf(product, colour)
  const available = sizes.filter((other) => other.available).map((other) => other.size)
  if (size !== undefined) {
    const has = sizes.find((other) => other.size === size)
    if (!has)
      return `The ${name} ${verb(product, 'does', 'do')} not come in size ${size}; the sizes are ${spanOf(sizes.map((s) => s.size))}.`
    return has.available
      ? `Yes, the ${name}${inColour} ${verb(product, 'is', 'are')} in stock in size ${size}.`
      : `The ${name}${inColour} ${verb(product, 'is', 'are')} sold out in size ${size}${available.length > 0 ? `; in stock are ${spanOf(available)}` : ''}.`
  }
  if (sizes.length === 0) return `The ${name} ${verb(product, 'is', 'are')} in stock.`
  if (available.length === 0)
    return `The ${name}${inColour} ${verb(product, 'is', 'are')} sold out at the moment.`
  const colours = colour ? [] : coloursOf(product)
  const comesIn =
    colours.length > 1 ? `${verb(product, 'It comes', 'They come')} in ${listOf(colours)}.` : ''
  const oneSize = sizes.length === 1 && /one size/i.test(sizes[0]?.size ?? '')
  if (oneSize) return `The ${name}${inColour} ${verb(product, 'is', 'are')} in stock, in one size. ${comesIn}`.trim()
  return `The ${name}${inColour} ${verb(product, 'is', 'are')} in stock in ${available.length === 1 ? 'size' : 'sizes'} ${spanOf(available)}. ${comesIn}`.trim()
}

/** What the shop says of its return, if it says something. */
function backSentence({ description }: Product): string {
  return (
    firstSentences(description, 99)
      .match(/[^.!?]*\b(?:back|again|restock\w*)\b[^.!?]*[.!?]/i)?.[0]
      .trim() ?? ''
  )
}

/** Boots are, a shirt is. */
export function verb(product: Product, singular: string, plural: string): string {
  const [head = ''] = product.name.split(/[,(]/)
  return /[^s]s$/i.test(head.trim()) ? plural : singular
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function firstSentences(text: string, count: number): string {
  return sentencesOf(text).slice(0, count).join(' ')
}
