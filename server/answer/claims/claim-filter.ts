import type { NumberedPassage } from '../answerer.ts'
import { type CheckedAgainst, checkSentence } from './check-sentence.ts'
import { holdFrom } from './hold-from.ts'
import type { ProductNames } from './product-names.ts'
import { sentenceEnd } from './sentence-end.ts'

/** What becomes of the text shown so far: its last `retract` characters go, then `text` is added. */
export interface Shown {
  retract: number
  text: string
}

/** Lets only claims through that a passage supports. One for each answer. */
export interface ClaimFilter {
  /** Takes text as it streams; returns what may be shown of it now. */
  push(text: string): Shown
  /** Checks what is held: nothing more comes. */
  end(): Shown
  /** Further passages that the answer may be made from. */
  offer(passages: readonly NumberedPassage[]): void
  /** Sentences that were taken out. */
  readonly removed: number
}

/**
 * What is longer is cut into pieces of this length, characters: a sentence is read anew with every piece that streams in,
 * and one without an end would cost more and more.
 */
const LONGEST = 1_000
/** So much of what follows tells whether a sentence ends before that. */
const TELLING = 100

/**
 * Words are shown at once; from the first figure, date, address, link or product name of a sentence on, its rest
 * is held until the sentence is whole and each of these is found in a passage that it cites. Found in another one,
 * the citation is corrected; found nowhere, the sentence is taken out. What comes out does not depend on how the
 * text was cut into pieces. Citations must have been through `citationFilter`.
 */
export function claimFilter(against: {
  passages: readonly NumberedPassage[]
  /** What is true without a passage: the shop's contact, the day, its name. */
  known: readonly string[]
  /** What the shopper said; figures of it may be repeated. */
  asked: readonly string[]
  products: ProductNames
}): ClaimFilter {
  const checked: CheckedAgainst = checkSentence(against)
  /** The sentence under way, and how much of it is shown. */
  let sentence = ''
  let shown = 0
  /** Whether it waits for its end: a fact was met. */
  let waits = false
  let removed = 0
  let atLineStart = true

  const settle = (whole: string): Shown => {
    const verdict = checked.check(whole)
    const before = shown
    shown = 0
    waits = false
    if (verdict === undefined) {
      removed++
      // What stood before and after must not run together; of a line that goes whole, its own end goes too.
      const lines = /\n\s*$/.exec(whole)?.[0] ?? ''
      const text = atLineStart ? lines.replace('\n', '') : lines
      atLineStart ||= lines !== ''
      return { retract: before, text }
    }
    atLineStart = /\n\s*$/.test(verdict)
    const same = commonLength(whole.slice(0, before), verdict)
    return { retract: before - same, text: verdict.slice(same) }
  }
  const drain = (isLast: boolean): Shown => {
    let out: Shown = { retract: 0, text: '' }
    for (let end = firstEnd(sentence, isLast); end > 0; end = firstEnd(sentence, isLast)) {
      const whole = sentence.slice(0, end)
      sentence = sentence.slice(end)
      out = followedBy(out, settle(whole))
    }
    if (waits) return out
    const hold = holdFrom(sentence, against.products, shown)
    waits = hold.isFact
    const ready = Math.max(shown, hold.at)
    out = followedBy(out, { retract: 0, text: sentence.slice(shown, ready) })
    shown = ready
    return out
  }
  return {
    push(text) {
      sentence += text
      return drain(false)
    },
    end() {
      const out = drain(true)
      return followedBy(out, { retract: 0, text: checked.openCitations() })
    },
    offer: (passages) => checked.offer(passages),
    get removed() {
      return removed
    },
  }
}

/** Where the first sentence ends, or the first piece of one that is too long; 0 while that cannot be told. */
function firstEnd(text: string, isLast: boolean): number {
  const end = sentenceEnd(text, isLast)
  if (end > 0 && end <= LONGEST) return end
  const isTooLong = text.length > (isLast ? LONGEST : LONGEST + TELLING)
  if (!isTooLong) return isLast ? end : 0
  const piece = text.slice(0, LONGEST)
  const space = /\s\S*$/.exec(piece.slice(LONGEST / 2))?.index
  if (space !== undefined) return LONGEST / 2 + space + 1
  return /[\ud800-\udbff]$/.test(piece) ? LONGEST - 1 : LONGEST
}

/** Two changes as one. */
function followedBy(first: Shown, second: Shown): Shown {
  const left = first.text.length - second.retract
  return left >= 0
    ? { retract: first.retract, text: first.text.slice(0, left) + second.text }
    : { retract: first.retract - left, text: second.text }
}

function commonLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}
