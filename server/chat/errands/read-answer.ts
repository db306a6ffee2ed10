import { type ErrandSlots, type ErrandState, errandKinds } from './errand.ts'
import { plainWords } from './plain-words.ts'
import { readAddress } from './read-address.ts'

/** "Yes", in the words in which it is said; what it means depends on what was asked. */
export const YES =
  /^\W*(?:(?:just |then )?(?:yes|yep|yeah|yup|ya|ok|okay|sure|please|perfect|great|good|fine|right|correct|confirm(?:ed)?|do (?:it|that|so)|go ahead|go for it|exactly|of course|definitely|absolutely|that's (?:right|it|fine|correct)|looks (?:good|right)|sounds good|i (?:do|confirm(?: it)?)|please do|the whole (?:order|thing)|cancel it|thanks?|thank you)[\s,.!]*){1,4}$/iu
const ALL =
  /^\W*(?:all(?: of (?:them|it))?|both(?: of them)?|everything|the whole (?:order|thing|lot))(?:,? please)?\W*$/i
const ORDINALS = [
  /\b(?:first|1st)\b/i,
  /\b(?:second|2nd)\b/i,
  /\b(?:third|3rd)\b/i,
  /\b(?:fourth|4th)\b/i,
  /\b(?:fifth|5th)\b/i,
  /\b(?:sixth|6th)\b/i,
]
/** Of orders, which stand newest first. */
const NEWEST = /\b(?:newest|latest|most recent|last one|last order|newer)\b/i
const OLDEST = /\b(?:oldest|older|earliest|earlier)\b/i
const AMOUNTS: readonly [RegExp, string][] = [
  [/^\W*(?:just |only )?(?:one|1|a single one)(?: of (?:them|it|those))?(?:,? please)?\W*$/i, '1'],
  [/^\W*(?:the )?(?:two|2)(?: of (?:them|it|those))?(?:,? please)?\W*$/i, '2'],
  [/^\W*(?:all )?(?:three|3)(?: of (?:them|it|those))?(?:,? please)?\W*$/i, '3'],
  [/^\W*(?:all )?(?:four|4)(?: of (?:them|it|those))?(?:,? please)?\W*$/i, '4'],
]

/** What a message says to what was asked for; undefined where it does not answer by itself. */
export function readAnswer(text: string, state: ErrandState): Partial<ErrandSlots> | undefined {
  const { asking, options, newItemIds = [] } = state
  if (asking === 'address') {
    const own = options.find(({ label }) => same(label, text))
    const address = own ? JSON.parse(own.value) : readAddress(text, '')
    return address && { address }
  }
  const value = valueMeant(text, state)
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
    case 'whole':
      return { isWhole: value === 'whole' }
    case 'kind': {
      const kind = errandKinds.find((known) => known === value)
      return kind && { kind }
    }
    default:
      return undefined
  }
}

function valueMeant(text: string, { asking, options }: ErrandState): string | undefined {
  const meant = optionMeant(text, asking, options)
  if (meant !== undefined) return meant
  const words = plainWords(text)
  if (asking === 'kind') {
    const named = options.filter(({ value }) =>
      KIND_WORDS.some(([of, word]) => of === value && word.test(words)),
    )
    return named.length === 1 ? named[0]?.value : undefined
  }
  if (asking === 'whole') {
    if (/\b(?:keep|leave|don't|no)\b/i.test(words)) return 'keep'
    return YES.test(words) || /\b(?:whole|all|everything|both|cancel)\b/i.test(words) ? 'whole' : undefined
  }
  // Where there is one thing to say yes to.
  const [only] = options
  return only && options.length === 1 && YES.test(words) ? only.value : undefined
}

const KIND_WORDS: readonly [string, RegExp][] = [
  ['exchange_delivered_order_items', /\b(?:exchang\w*|swap\w*|new one|another|replace\w*|different)\b/i],
  ['return_delivered_order_items', /\b(?:return\w*|refund\w*|money|send (?:it|them) back)\b/i],
  ['modify_pending_order_items', /\b(?:chang\w*|exchang\w*|swap\w*|size|colou?r|another|different)\b/i],
  ['cancel_pending_order', /\b(?:cancel\w*)\b/i],
]

/** The option that a message chooses: by its words, its beginning, its place, or all of them. */
function optionMeant(
  text: string,
  asking: ErrandState['asking'],
  options: ErrandState['options'],
): string | undefined {
  const exact = options.find(({ label, value }) => same(label, text) || same(value, text))
  if (exact) return exact.value
  const all = ALL.test(text)
    ? (options.find(({ label }) => ALL.test(label)) ?? allOfOneLine(options))
    : undefined
  if (all) return all.value
  const amount = asking === 'items' ? AMOUNTS.find(([pattern]) => pattern.test(text))?.[1] : undefined
  if (amount !== undefined) {
    const counted = options.filter(({ label }) => label.startsWith(`${amount} ×`))
    return counted.length === 1 ? counted[0]?.value : undefined
  }
  if (text.length < 40) {
    const at = ORDINALS.findIndex((pattern) => pattern.test(text))
    if (at >= 0) return options[at]?.value
    const number = /^\W*(?:number |no\.? |option )?([1-8])\W*$/i.exec(text)?.[1]
    if (number !== undefined && asking !== 'variant') return options[Number(number) - 1]?.value
    if (asking === 'order' && NEWEST.test(text)) return options[0]?.value
    if (asking === 'order' && OLDEST.test(text)) return options.at(-1)?.value
  }
  const bare = plain(text)
  if (bare.length < 2) return undefined
  const within = options.filter(
    ({ label, value }) =>
      new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped(bare)}(?![\p{L}\p{N}])`, 'u').test(plain(label)) ||
      (value.length > 3 && plain(text).includes(plain(value))),
  )
  return within.length === 1 ? within[0]?.value : undefined
}

/** "Both", where the buttons are one and two of the same. */
function allOfOneLine(options: ErrandState['options']): ErrandState['options'][number] | undefined {
  const counted = options.filter(({ label }) => /^\d+ × /.test(label))
  return counted.length === options.length ? options.at(-1) : undefined
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
