import type { Product } from '../../../kb/product.ts'
import { sentencesOf } from '../../../kb/sentences.ts'

/** `Moss, Ecru and Ink` */
export function listOf(items: readonly string[], joint = 'and'): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${joint} ${items.at(-1)}`
}

/** Sizes: `XS, S and M`; whole numbers without a gap as `36 to 45`. */
export function spanOf(sizes: readonly string[]): string {
  const [first] = sizes
  const whole = sizes.every((size, at) => /^\d+$/.test(size) && Number(size) === Number(first) + at)
  return whole && sizes.length > 3 ? `${first} to ${sizes.at(-1)}` : listOf(sizes)
}

/** Boots are, a shirt is. */
export function verb(product: Product, singular: string, plural: string): string {
  const [head = ''] = product.name.split(/[,(]/)
  return /[^s]s$/i.test(head.trim()) ? plural : singular
}

export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export function firstSentences(text: string, count: number): string {
  return sentencesOf(text).slice(0, count).join(' ')
}
