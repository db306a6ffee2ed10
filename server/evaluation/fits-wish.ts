import type { Product } from '../../kb/product.ts'
import { coloursOf, isAvailable } from '../shop/product-card.ts'
import type { ProductWish } from './conversation-test.ts'

/** Whether a product is all that a wish says. */
export function fitsWish(product: Product, wish: ProductWish): boolean {
  const { type, material, colour, size, tag, min_price, max_price, in_stock } = wish
  const { name, category = '', cut = '', tags = [], materials, price } = product
  const isSame = (a: string | undefined, b: string) => a?.toLowerCase() === b.toLowerCase()
  const wanted = product.variants.filter(
    ({ options }) =>
      (size === undefined || isSame(options.size, size)) &&
      (colour === undefined || isSame(options.colour ?? options.color, colour)),
  )
  const comesSo =
    (size === undefined && colour === undefined) ||
    wanted.length > 0 ||
    (product.variants.length === 0 &&
      (colour === undefined || coloursOf(product).some((other) => isSame(other, colour))) &&
      (size === undefined || product.sizes.some((other) => isSame(other, size))))
  const buyable =
    product.variants.length > 0 ? wanted.some(({ available }) => available) : isAvailable(product)
  return (
    (type === undefined || [name, category, cut, ...tags].some((words) => hasWord(words, type))) &&
    (material === undefined || materials.some((of) => hasWord(of.name, material))) &&
    (tag === undefined || tags.some((other) => isSame(other, tag))) &&
    (min_price === undefined || price >= min_price) &&
    (max_price === undefined || price <= max_price) &&
    comesSo &&
    (in_stock === undefined || buyable === in_stock)
  )
}

/** Whether a word, or words one after another, stand in a text, also in the plural. */
function hasWord(words: string, word: string): boolean {
  return ` ${words.toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, ' ')} `
    .replace(/s(?= )/g, '')
    .includes(` ${word.toLowerCase().replace(/s(?= |$)/g, '')} `)
}
