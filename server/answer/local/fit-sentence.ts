import type { Product } from '../../../kb/product.ts'
import { sizesOf } from '../../shop/product-card.ts'
import { lowerFirst } from './spell.ts'

const TWO_SIZES = /\bbetween (?:an? )?(?:size )?(\S{1,4}?) (?:and|or) (?:an? )?(\S{1,4}?)\b/i
const HALF_SIZE = /\b(\d\d)[.,]5\b/

/** How a product fits; between two sizes that are named, and for a half size, which to take. */
export function fitSentence(product: Product, fit: string, question: string): string {
  const said = lowerFirst(fit).replace(/\.$/, '')
  const name = `**${product.name}**`
  const take = takenOf(product, fit, question)
  return take
    ? `Take the ${take}: the fit of the ${name} is given as “${said}”.`
    : `The fit of the ${name}: ${said}.`
}

function takenOf(product: Product, fit: string, question: string): string | undefined {
  const sizes = sizesOf(product).map(({ size }) => size)
  const whole = HALF_SIZE.exec(question)?.[1]
  const names =
    whole === undefined ? (TWO_SIZES.exec(question) ?? []).slice(1) : [whole, String(Number(whole) + 1)]
  const named = names
    .flatMap((name) => sizes.find((size) => size.toLowerCase() === name.toLowerCase()) ?? [])
    .sort((a, b) => sizes.indexOf(a) - sizes.indexOf(b))
  const advice = /\btake the (smaller|larger)\b/.exec(fit)?.[1]
  return named.length === 2 && advice ? named[advice === 'smaller' ? 0 : 1] : undefined
}
