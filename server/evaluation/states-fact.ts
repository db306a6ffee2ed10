import { sentencesOf } from '../../kb/sentences.ts'
import { normaliseFact } from './normalise-fact.ts'

/**
 * Whether a text states a fact: its words stand there one after another, whole, in whatever case, with numbers,
 * amounts and times written in any way (`29,99 €` is `€29.99`, `thirty days` is `30 days`).
 *
 * - `refund*` is any word that begins so.
 * - `^no` begins a line of it.
 * - `€3.95 & Belgium`: all of them in one sentence, or one line of a list or table, in any order.
 * - `https://…` or `/…`: a link leads there, or to a page below.
 */
export function statesFact(text: string, fact: string): boolean {
  if (/^(?:https?:\/)?\/\S+$/.test(fact)) return linksIn(text).some((link) => leadsTo(link, fact))
  const parts = fact.split(' & ').map(matcherOf)
  if (parts.length === 1) return parts.every((matches) => matches(normaliseFact(text)))
  const sentences = text.split('\n').flatMap((line) => sentencesOf(line).map(normaliseFact))
  return sentences.some((sentence) => parts.every((matches) => matches(sentence)))
}

/** Says of a normalised text whether it states one part of a fact. */
type Matcher = (plain: string) => boolean

/** Facts are few, and asked of many texts. */
const matchers = new Map<string, Matcher>()

function matcherOf(fact: string): Matcher {
  let matcher = matchers.get(fact)
  if (!matcher) {
    matcher = newMatcher(fact)
    matchers.set(fact, matcher)
  }
  return matcher
}

/**
 * A fact as whole words; next to a number, no further digit. "5 days" is in neither "15 days" nor "3-5 days"; a bare
 * "18:30" is in "18:30-20:30".
 */
function newMatcher(fact: string): Matcher {
  const begins = fact.startsWith('^')
  // Where a word may go on, what stands for it must not look like Markdown.
  const words = normaliseFact(fact.replace(/^\^/, '').replace(/(?<=[\p{L}\p{N}])\*/gu, '\u0001'))
  const source = words
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('\u0001', String.raw`[\p{L}\p{N}'-]*`)
    .replace(/\s+/g, String.raw`\s+`)
  const within = /\p{L}/u.test(words) ? '[-.,:]' : '[.,:]'
  const before = /^[€\d]/.test(words)
    ? String.raw`(?<![\p{L}\p{N}]|[\d€]${within})`
    : String.raw`(?<![\p{L}\p{N}])`
  const after = /\d$/.test(words) ? String.raw`(?![\p{L}\p{N}]|${within}€?\d)` : String.raw`(?![\p{L}\p{N}])`
  const goesOn = words.endsWith('\u0001')
  const pattern = new RegExp(`${begins ? '^' : before}${source}${goesOn ? '' : after}`, 'mu')
  // Where its first word is missing, there is no need to look any closer.
  const [firstWord = ''] = words.split(/[^\p{L}\p{N}]/u)
  return (plain) => plain.includes(firstWord) && pattern.test(plain)
}

function linksIn(text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '')
}

function leadsTo(link: string, wanted: string): boolean {
  const path = (address: string) => address.replace(/[?#].*$/, '').replace(/\/$/, '')
  return path(link) === path(wanted) || path(link).startsWith(`${path(wanted)}/`)
}
