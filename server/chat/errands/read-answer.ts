import type { ErrandSlots, ErrandState } from './errand.ts'
import { readAddress } from './read-address.ts'

const ALL =
  /^\W*(?:all(?: of (?:them|it))?|both(?: of them)?|everything|the whole (?:order|thing|lot))(?:,? please)?\W*$/i
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth']

/** What a message says to what was asked for; undefined where it does not answer by itself. */
export function readAnswer(
  text: string,
  { asking, options, newItemIds = [] }: ErrandState,
): Partial<ErrandSlots> | undefined {
  if (asking === 'address') {
    const own = options.find(({ label }) => same(label, text))
    const address = own ? JSON.parse(own.value) : readAddress(text, '')
    return address && { address }
  }
  const value = optionMeant(text, options)
  if (value === undefined) return undefined
  switch (asking) {
    case 'order':
      return { orderId: value }
    case 'items':
      return { itemIds: value.split(' ') }
    case 'variant':
      return { newItemIds: [...newItemIds, value] }
    case 'reason':
      return { reason: value }
    case 'payment':
      return { paymentMethodId: value }
  }
}

/** The option that a message chooses: by its words, its beginning, its place, or all of them. */
function optionMeant(text: string, options: ErrandState['options']): string | undefined {
  const exact = options.find(({ label, value }) => same(label, text) || same(value, text))
  if (exact) return exact.value
  const all = ALL.test(text) ? options.find(({ label }) => ALL.test(label)) : undefined
  if (all) return all.value
  const at = ORDINALS.findIndex((word) => new RegExp(String.raw`\b${word}\b`, 'i').test(text))
  if (at >= 0 && text.length < 40) return options[at]?.value
  const bare = plain(text)
  if (bare.length < 2) return undefined
  const within = options.filter(
    ({ label, value }) =>
      new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped(bare)}(?![\p{L}\p{N}])`, 'u').test(plain(label)) ||
      (value.length > 3 && plain(text).includes(plain(value))),
  )
  return within.length === 1 ? within[0]?.value : undefined
}

function same(a: string, b: string): boolean {
  return plain(a) === plain(b)
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
