import type { Product } from '../../kb/product.ts'
import { stem } from '../../kb/stem.ts'
import { tokenize } from '../../kb/tokenize.ts'
import { colourFamily } from '../shop/colour-family.ts'
import { coloursOf, isAvailable } from '../shop/product-card.ts'
import type { ProductWish } from './conversation-test.ts'

/** Whether a product is all that a wish says. */
export function fitsWish(product: Product, wish: ProductWish): boolean {
  const { type, material, colour, size, tag, min_price, max_price, in_stock } = wish
  const { name, category = '', cut = '', tags = [], materials, price } = product
  const isSize = (own: string | undefined) => size === undefined || isSame(own, size)
  const isColour = (own: string | undefined) => colour === undefined || isShade(product, own, colour)
  const wanted = product.variants.filter(
    ({ options }) => isSize(options.size) && isColour(options.colour ?? options.color),
  )
  const comesSo =
    product.variants.length > 0
      ? wanted.length > 0
      : (colour === undefined || coloursOf(product).some(isColour)) &&
        (size === undefined || product.sizes.some(isSize))
  const buyable =
    product.variants.length > 0 ? wanted.some(({ available }) => available) : isAvailable(product)
  return (
    (type === undefined || [name, category, cut, ...tags].some((words) => hasWord(words, type))) &&
    (material === undefined || materials.some((of) => hasWord(of.name, material))) &&
    (tag === undefined || tags.some((own) => isSame(own, tag))) &&
    (min_price === undefined || price >= min_price) &&
    (max_price === undefined || price <= max_price) &&
    comesSo &&
    (in_stock === undefined || buyable === in_stock)
  )
}

/** Whether one of a product's colours is the one meant: by its own name, or a shade of a plain colour such as "blue". */
function isShade(product: Product, own: string | undefined, meant: string): boolean {
  if (own === undefined) return false
  const hex = product.images.find(({ colour }) => isSame(colour, own))?.hex
  return isSame(own, meant) || (hex !== undefined && isSame(colourFamily(hex), meant))
}

function isSame(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase()
}

/** Whether a word, or words one after another, stand in a text, in the singular or the plural. */
function hasWord(words: string, word: string): boolean {
  const stems = (text: string) => ` ${tokenize(text).map(stem).join(' ')} `
  return stems(words).includes(stems(word))
}
