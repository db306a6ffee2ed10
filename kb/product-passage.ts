import { htmlText, plainText } from './html-text.ts'
import type { Passage } from './passage.ts'
import { optionValues, type Product } from './product.ts'
import { asSentence } from './sentences.ts'

/** Writes an amount in the shop's currency: `€29.99`. */
export type FormatPrice = (amount: number) => string

/** Prices as the shop's locale writes them; falls back to `29.99 EUR` for a locale nobody knows. */
export function priceFormat(locale: string, currency: string): FormatPrice {
  try {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
    return (amount) => format.format(amount)
  } catch {
    return (amount) => `${amount.toFixed(2)} ${currency}`
  }
}

/** A product as one passage that reads as text. Stock is left out: it changes by the minute. */
export function productPassage(id: string, product: Product, formatPrice: FormatPrice): Passage {
  const sizes = product.sizes.length > 0 ? product.sizes : optionValues(product, 'size')
  const colours = product.colours.length > 0 ? product.colours : optionValues(product, 'colour', 'color')
  const materials = product.materials.map((material) =>
    'percent' in material && material.percent !== undefined
      ? `${material.percent}% ${material.name}`
      : material.name,
  )
  const sentences = [
    htmlText(product.description).split('\n').map(asSentence).join(' '),
    product.category && `Category: ${product.category}`,
    materials.length > 0 && `Material: ${materials.join(', ')}`,
    colours.length > 0 && `Colours: ${colours.join(', ')}`,
    sizes.length > 0 && `Sizes: ${sizes.join(', ')}`,
    product.fit && `Fit: ${product.fit}`,
    product.care.length > 0 &&
      `Care: ${product.care.map((line) => plainText(line).replace(/\.$/, '')).join('; ')}`,
    product.made_in && `Made in ${product.made_in}`,
    `Price: ${priceRange(product, formatPrice)}`,
    product.return_policy && `Returns: ${product.return_policy}`,
  ]
  const passage: Passage = {
    id,
    document: id,
    kind: 'product',
    title: plainText(product.name),
    alts: [...product.alts, ...namesByContent(product)].map(plainText).filter(Boolean),
    text: sentences.flatMap((sentence) => (sentence ? [asSentence(plainText(sentence))] : [])).join(' '),
    product_id: product.product_id,
  }
  if (product.url) passage.url = product.url
  if (product.category) passage.category = plainText(product.category)
  if (product.last_updated) passage.last_updated = product.last_updated
  return passage
}

/** What a shopper says who does not know the product's name: `Merino wool jumper`, and its tags. */
function namesByContent(product: Product): string[] {
  const kind = product.cut ?? product.category
  const made = [...product.materials.map((material) => material.name), kind].filter(Boolean).join(' ')
  return [...new Set([made, product.tags.join(', ')])].filter((name) => name !== '' && name !== product.name)
}

function priceRange(product: Product, formatPrice: FormatPrice): string {
  const prices = product.variants.map((variant) => variant.price)
  const [lowest, highest] =
    prices.length > 0 ? [Math.min(...prices), Math.max(...prices)] : [product.price, product.price]
  return lowest === highest ? formatPrice(lowest) : `${formatPrice(lowest)} to ${formatPrice(highest)}`
}
