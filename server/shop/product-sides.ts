import type { Product } from '../../kb/product.ts'

/** Sides of a product that a question may be about, with the words that ask for them. */
const sides = {
  price: /\b(?:price|prices|priced|cost|costs|how much|expensive|cheap|euros?)\b|€/i,
  stock:
    /\b(?:sizes?|in stock|stock|available|availability|left|sold out|restock\w*|(?:come|comes|coming|be) back|back in|(?:be|have|get|getting) more|have it|still have|get it in|come in|xs|xl|xxl)\b/i,
  colour: /\b(?:colou?rs?|shades?)\b/i,
  material:
    /\b(?:materials?|made of|made from|made out of|fabric|cotton|wool|linen|polyester|leather|vegan|composition|hemp|cashmere|recycled|what is it made)\b/i,
  care: /\b(?:wash\w*|machine|care|iron\w*|dry|dryer|tumble|clean\w*|bleach|laundry)\b/i,
  fit: /\b(?:fits?|fitting|true to size|runs? (?:small|large|big|true)|tight|loose|oversized|slim|between (?:two )?sizes|(?:in[- ]?)?between (?:an? )?(?:size )?\S{1,4} (?:and|or) (?:an? )?\S{1,4}|(?:which|what) size|size (?:up|down)|sizing|half sizes?|\d\d\.5|should i (?:take|order|get|buy|choose|pick))\b/i,
  origin: /\b(?:where .*(?:made|produced|come from|manufactured|sewn)|made in|country|origin|factory)\b/i,
} as const

export type Side = keyof typeof sides

/** The sides of a product that a question asks about; the product's own name must not ask for anything. */
export function sidesAsked(question: string, product: Product): Side[] {
  const words = withoutWords(question, product.name)
  return (Object.keys(sides) as Side[]).filter((side) => sides[side].test(words))
}

function withoutWords(text: string, words: string): string {
  const out = new Set(words.toLowerCase().split(/[^\p{L}\p{N}]+/u))
  return text
    .split(/(?<=[^\p{L}\p{N}])|(?=[^\p{L}\p{N}])/u)
    .filter((word) => !out.has(word.toLowerCase()) || word.length < 2)
    .join('')
}
