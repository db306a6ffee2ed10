import type { Product } from '../../../kb/product.ts'
import { sentencesOf } from '../../../kb/sentences.ts'
import { coloursOf, isAvailable, sizesOf } from '../../shop/product-card.ts'
import { sizeHolds } from '../../shop/size-holds.ts'
import { listOf, spanOf, verb } from './spell.ts'

/** Whether a product is in stock, in the colour and the size that are asked for, and in which others. */
export function stockSentence(
  product: Product,
  colour: string | undefined,
  size: string | undefined,
): string {
  const name = `**${product.name}**`
  const is = verb(product, 'is', 'are')
  const inColour = colour ? ` in ${colour}` : ''
  if (!isAvailable(product))
    return `The ${name} ${is} sold out at the moment. ${backSentence(product)}`.trim()
  const sizes = sizesOf(product, colour)
  const available = sizes.filter((other) => other.available).map((other) => other.size)
  if (size !== undefined) {
    const has = sizes.find((other) => sizeHolds(other.size, size))
    if (!has) {
      const all = spanOf(sizes.map((other) => other.size))
      return `The ${name} ${verb(product, 'does', 'do')} not come in size ${size}; the sizes are ${all}.`
    }
    if (has.available) return `Yes, the ${name}${inColour} ${is} in stock in size ${size}.`
    const others = [
      available.length > 0 ? `there ${inColour ? 'it is' : 'is'} ${spanOf(available)}` : '',
      otherColours(product, colour, size),
    ]
    const rest = others.filter(Boolean).join(', and ')
    return `No, the ${name}${inColour} ${is} sold out in size ${size}${rest ? `; ${rest}` : ''}.`
  }
  if (sizes.length === 0) return `The ${name} ${is} in stock.`
  if (available.length === 0) return `The ${name}${inColour} ${is} sold out at the moment.`
  const colours = colour ? [] : coloursOf(product)
  const comesIn = colours.length > 1 ? `${verb(product, 'It comes', 'They come')} in ${listOf(colours)}.` : ''
  const oneSize = sizes.length === 1 && /one size/i.test(sizes[0]?.size ?? '')
  if (oneSize) return `The ${name}${inColour} ${is} in stock, in one size. ${comesIn}`.trim()
  const gone = colour ? sizes.filter((other) => !other.available).map((other) => other.size) : []
  const missing = gone.length > 0 ? ` Sold out in ${colour}: ${spanOf(gone)}.` : ''
  const word = available.length === 1 ? 'size' : 'sizes'
  return `The ${name}${inColour} ${is} in stock in ${word} ${spanOf(available)}.${missing} ${comesIn}`.trim()
}

/** The colours in which a size is there. */
function otherColours(product: Product, colour: string | undefined, size: string): string {
  const others = coloursOf(product).filter(
    (other) =>
      other !== colour && sizesOf(product, other).some((own) => sizeHolds(own.size, size) && own.available),
  )
  return colour && others.length > 0 ? `size ${size} in ${listOf(others)}` : ''
}

/** What the shop says of its return, if it says something. */
function backSentence({ description }: Product): string {
  return (
    sentencesOf(description).find((sentence) =>
      /\b(?:next (?:batch|run|delivery)|(?:knit|make|sew|weave) next|(?:not|never) (?:be )?(?:repeated|made again)|restock\w*|(?:is|are|be|come|comes|coming) back\b|back (?:in (?:stock|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)|on|from)|again (?:in|from|by))\b/i.test(
        sentence,
      ),
    ) ?? ''
  )
}
