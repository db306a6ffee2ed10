import { confusedWords } from './confused-words.ts'
import { editCost } from './edit-cost.ts'
import { stem } from './stem.ts'
import { basesOf } from './word-bases.ts'

/** Repairs what nobody can have meant, towards words that the knowledge base or the language uses. */
export interface Speller {
  /** The words as they were most probably meant; the same array when nothing was changed. */
  repair(words: string[]): string[]
}

/** What the speller knows. */
export interface SpellerOptions {
  /** The knowledge base's words, and how often it has each. */
  vocabulary: ReadonlyMap<string, number>
  /** Words of the language, most frequent first. */
  common: readonly string[]
  /** Whether the knowledge base has these two words side by side where it asks a question. */
  isPair?: (left: string, right: string) => boolean
}

interface Entry {
  word: string
  letters: number
  /** How probable it is that somebody means this word, as a logarithm. */
  prior: number
  ours: boolean
}

/** A word that may be meant; `worth` is its prior less what the slip costs. */
interface Candidate {
  word: string
  ours: boolean
  prior: number
  cost: number
  worth: number
}

const LONGEST = 40
/** Words of a query that are looked at; more than anybody asks in. */
const WORDS_AT_MOST = 80
const CANDIDATES = 8
const KEPT = 5_000
/** What an edit costs, beside the prior. */
const EDIT = 3
/** What it is worth that the knowledge base has a word, and that it has it beside a neighbour. */
const OURS = 1.6
const PAIR = 0.7
/** … and that it sounds the same. */
const SOUND = 0.8
const ONE_SLIP = 1.1
/** A first letter too. */
const ONE_SLIP_OR_FIRST = 1.4
const TWO_SLIPS = 2
/** These stand for each other before a noun. */
const DETERMINERS = ['a', 'an', 'me', 'my', 'our', 'the', 'this', 'your']

/**
 * A speller by the noisy channel (Kernighan, Church and Gale 1990): of the words near the typed one, that with the
 * best prior for what it costs to have mistyped it, where its neighbours speak for it too. Words that the knowledge base
 * or the language has, also with another ending, stay as they are, unless `isPair` speaks against them on both sides
 * and on both for a word one slip away ("do you shit to canada"). What is near nothing may be two words in one.
 */
export function buildSpeller({ vocabulary, common, isPair = () => false }: SpellerOptions): Speller {
  const rankOf = new Map<string, number>()
  for (const word of common) if (!rankOf.has(word)) rankOf.set(word, rankOf.size)
  const byLength = new Map<number, Entry[]>()
  for (const word of new Set([...vocabulary.keys(), ...common])) {
    if (word.length < 2 || word.length > LONGEST || NOT_PLAIN.test(word)) continue
    const count = vocabulary.get(word) ?? 0
    const rank = rankOf.get(word)
    const language = rank === undefined ? 0 : Math.max(0, Math.log(30_000 / (rank + 50)) / 2)
    const prior = count > 0 ? OURS + (language + Math.log(count)) / 2 : language
    const entry = { word, letters: letterSet(word), prior, ours: count > 0 }
    const bucket = byLength.get(word.length)
    if (bucket) bucket.push(entry)
    else byLength.set(word.length, [entry])
  }
  for (const bucket of byLength.values()) bucket.sort((a, b) => b.prior - a.prior)
  // Of three letters the language has nearly everything: `tak`, `dos`, `ned`.
  const isWord = (word: string) =>
    vocabulary.has(word) ||
    ABBREVIATIONS.has(word) ||
    (rankOf.get(word) ?? Number.POSITIVE_INFINITY) < (word.length < 4 ? RARE : Number.POSITIVE_INFINITY)
  const near = (word: string, most: number, least: number): Candidate[] => {
    const letters = letterSet(word)
    const sound = soundOf(word)
    // Whatever is cheaper than this many edits; the cheapest, letters doubled, leave the set as it is.
    const edits = Math.floor(most / 0.8)
    const found: Candidate[] = []
    for (let length = word.length - edits; length <= word.length + edits; length++) {
      for (const { word: meant, letters: others, prior, ours } of byLength.get(length) ?? []) {
        if (prior < least) break
        // Each edit changes at most two letters of the set: a cheap bound before the costly one.
        if (bitCount(letters ^ others) > 2 * edits) continue
        const cost = editCost(word, meant, most)
        if (cost > most || meant === word) continue
        const alike = word.length > 3 && soundOf(meant) === sound ? SOUND : 0
        found.push({ word: meant, ours, prior, cost, worth: prior + alike - EDIT * cost })
      }
    }
    return found.sort((a, b) => b.worth - a.worth).slice(0, CANDIDATES)
  }

  /** Shoppers' own slips stand in the knowledge base too, where it has what they typed as another way of asking. */
  const isSlip = remembering((word) => {
    const count = vocabulary.get(word) ?? 0
    return (
      word.length > 3 &&
      !rankOf.has(word) &&
      near(word, ONE_SLIP, OURS).some(
        ({ word: other }) => (vocabulary.get(other) ?? 0) >= SLIP_IS_RARER * count,
      )
    )
  })
  const isKnown = (word: string) => (isWord(word) && !isSlip(word)) || basesOf(word).some(isWord)

  const candidatesFor = remembering((word): Candidate[] => {
    const least = LEAST_PRIOR[word.length] ?? 0.3
    // A short word is near many: a letter changed says nothing there.
    if (word.length < 4)
      return near(word, 1, least).filter((other) => other.word.length > 3 || other.cost < 0.9)
    const found = near(word, ONE_SLIP_OR_FIRST, least).filter(
      ({ ours, prior, cost }) => ours || word.length > 5 || prior > OFTEN_SAID || cost < 0.9,
    )
    if (found.length > 0 || word.length < 5) return found
    const sound = soundOf(word)
    return near(word, TWO_SLIPS, 1).filter(
      (other) =>
        (soundOf(other.word) === sound && Math.abs(other.word.length - word.length) < 2) ||
        (word.length > 6 && other.cost < TWO_SLIPS),
    )
  })
  const slipsOf = remembering((word) => near(word, ONE_SLIP, OURS).filter((other) => other.ours))

  const isBeside = (left: string | undefined, right: string | undefined): boolean => {
    if (left === undefined || right === undefined) return false
    return DETERMINERS.includes(left)
      ? DETERMINERS.some((determiner) => isPair(determiner, right))
      : isPair(left, right)
  }
  const pairsOf = (left: string | undefined, word: string, right: string | undefined) =>
    Number(isBeside(left, word)) + Number(isBeside(word, right))

  const isWhole = (part: string) =>
    vocabulary.has(part) || (part.length > 3 && (rankOf.get(part) ?? Number.POSITIVE_INFINITY) < OFTEN_RANK)
  const split = remembering((word): string[] => {
    for (let at = word.length - 2; at >= 3; at--) {
      const [left, right] = [word.slice(0, at), word.slice(at)]
      if (right.length < 3 && !JOINED.has(right)) continue
      if (isWhole(left) && isWhole(right) && (vocabulary.has(left) || vocabulary.has(right)))
        return [left, right]
    }
    return []
  })

  const unknown = (word: string, left: string | undefined, right: string | undefined): readonly string[] => {
    const held = shortened(word).find(isKnown)
    if (held !== undefined) return [held]
    let best: { word: string; worth: number } | undefined
    for (const other of candidatesFor(word)) {
      const worth = other.worth + PAIR * pairsOf(left, other.word, right)
      if (!best || worth > best.worth) best = { word: other.word, worth }
    }
    if (best) return [best.word]
    const parts = split(word)
    return parts.length > 0 ? parts : [word]
  }

  /**
   * The word that was meant for a known one: among those it is often confused with, one that fits its neighbours
   * better; else one a slip away that fits both, where this one fits neither. A rare word needs less to be a slip.
   */
  const misplaced = (
    word: string,
    left: string | undefined,
    right: string | undefined,
  ): string | undefined => {
    const fits = pairsOf(left, word, right)
    if (fits === 2) return undefined
    const confused = confusedWords.get(word)
    if (confused !== undefined && pairsOf(left, confused, right) > fits) return confused
    if (fits > 0) return undefined
    const isRare = !vocabulary.has(word) && (rankOf.get(word) ?? RARE) >= RARE
    const needed = isRare && (left === undefined || right === undefined) ? 1 : 2
    return slipsOf(word).find(
      (other) =>
        other.word.length > 2 &&
        stem(other.word) !== stem(word) &&
        pairsOf(left, other.word, right) >= needed,
    )?.word
  }

  return {
    repair(words) {
      if (words.length > WORDS_AT_MOST) return words
      const repaired: string[] = []
      words.forEach((word, at) => {
        if (word.length < 2 || word.length > LONGEST || NOT_PLAIN.test(word)) repaired.push(word)
        else if (!isKnown(word)) {
          if (word.length > 2) repaired.push(...unknown(word, repaired.at(-1), words[at + 1]))
          else repaired.push(word)
        } else repaired.push(misplaced(word, repaired.at(-1), words[at + 1]) ?? word)
      })
      return repaired.length === words.length && repaired.every((word, at) => word === words[at])
        ? words
        : repaired
    },
  }
}

/** By length: how probable a word must be to take the place of one so short. */
const LEAST_PRIOR: Readonly<Record<number, number>> = { 3: 2, 4: 1.2, 5: 0.7 }
/** The prior of the language's two thousand most frequent words. */
const OFTEN_SAID = 1.3
/** Two letters that are often run together with the word before: `topup`, `signup`. */
const JOINED = new Set(['up'])
/** A word of this rank is one that everybody uses. */
const OFTEN_RANK = 3_000
/** From this rank on a word of the language is rare. */
const RARE = 10_000
/** A word that no dictionary has, this much rarer than one a slip away, is a slip. */
const SLIP_IS_RARER = 4
const ABBREVIATIONS = new Set('atm aud cad chf eur faq gbp pdf pin sim sms usb usd vat vip'.split(' '))
const NOT_PLAIN = /[^a-z]/

/** Keeps what was found, within bounds: shoppers type without end. */
function remembering<T>(find: (word: string) => T): (word: string) => T {
  const found = new Map<string, T>()
  return (word) => {
    const before = found.get(word)
    if (before !== undefined) return before
    const now = find(word)
    if (found.size >= KEPT) found.clear()
    found.set(word, now)
    return now
  }
}

/** `pleeease` → `pleease`, `please`: letters held down, twice and once. */
function shortened(word: string): string[] {
  if (!/(.)\1\1/.test(word)) return []
  return [word.replace(/(.)\1{2,}/g, '$1$1'), word.replace(/(.)\1{2,}/g, '$1'), word.replace(/(.)\1+/g, '$1')]
}

/** How a word sounds, roughly: its consonants, those that sound alike as one. */
function soundOf(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/th/g, '0')
    .replace(/gh|h/g, '')
    .replace(/[ckq]+/g, 'k')
    .replace(/z/g, 's')
    .replace(/(?<=.)[aeiouyw]+/g, '')
    .replace(/(.)\1+/g, '$1')
}

function letterSet(word: string): number {
  let set = 0
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) % 31)
  return set
}

/** Counts by adding neighbouring bits, pairs, fours … (Warren, Hacker's Delight, 5-1). */
function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555)
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333)
  count = (count + (count >>> 4)) & 0x0f0f0f0f
  return Math.imul(count, 0x01010101) >>> 24
}
