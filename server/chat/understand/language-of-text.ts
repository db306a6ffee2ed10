import { foldAccents } from '../../../kb/fold-accents.ts'
import { englishOf, lexicons } from '../../../kb/translate-query.ts'
import { commonWords } from './common-words.ts'

/** Scripts that one language, or nearly one, is written in. */
const SCRIPTS: readonly (readonly [language: string, script: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['ko', /\p{Script=Hangul}/u],
  ['zh', /\p{Script=Han}/u],
  ['el', /\p{Script=Greek}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['ar', /\p{Script=Arabic}/u],
  ['uk', /[іїєґ]/iu],
  ['ru', /\p{Script=Cyrillic}/u],
]
/** Letters and signs that few languages have. */
const LETTERS: Readonly<Record<string, RegExp>> = {
  de: /ß/g,
  es: /[ñ¿¡]/g,
  pl: /[łśżźąęć]/g,
  cs: /[řěů]/g,
  da: /[øæ]/g,
  sv: /å(?=r\b|t\b)/g,
  tr: /[ığş]/g,
  pt: /[ãõ]/g,
  fr: /[çœ]|(?<!\p{L})(?:[cdjlmnst]|qu)['’](?=\p{L}{2})/gu,
}
/** A word that only one language has is worth 1, one of two languages ½; an unmistakable letter so much. */
const LETTER = 0.6
const LETTERS_AT_MOST = 2
/** Enough to be told from English by; less where the page or the talk before is in that language. */
const ENOUGH = 1
const ENOUGH_EXPECTED = 0.2
/** Of a long message, one word in so many must be the language's own: English quotes others. */
const SHARE = 1 / 6
const ENOUGH_ENGLISH = 0.5
/** What speaks for a language must be more than what speaks for English, by this much. */
const MORE_THAN_ENGLISH = 1.3
/** Three letters in a row of a script of its own are a word, not an ornament. */
const IN_SCRIPT = 0.4
/** No compound is shorter, letters. */
const COMPOUND = 9
const WORD = /\p{L}+/gu
/** "don't", "I'm": one word. */
const ENGLISH_SHORTENED = /(\p{L})['’](?=(?:t|s|m|re|ve|ll|d)(?!\p{L}))/gu
/** Addresses and numbers. */
const NO_WORD = /\d|@|:\/\//

/** By word, the languages that have it; words of one letter tell nothing. */
const languagesOfWord = new Map<string, Set<string>>()
const know = (word: string, language: string) => {
  if (word.length < 2) return
  const languages = languagesOfWord.get(word)
  if (languages) languages.add(language)
  else languagesOfWord.set(word, new Set([language]))
}
for (const [language, list] of Object.entries(commonWords)) for (const word of list) know(word, language)
for (const [language, { english }] of Object.entries(lexicons)) {
  for (const [phrase, meaning] of english) {
    const words = phrase.split(' ')
    for (const word of words) know(word, language)
    // "Jeans" and "Code" are English, too.
    for (const word of meaning.toLowerCase().match(/[a-z]+/g) ?? []) know(word, 'en')
  }
}

/**
 * The language of a message, as a tag such as `de`; undefined where its words do not tell. A message of a shop's chat
 * is a few words, and names of products, cities and people tell nothing: what counts are the frequent words of each
 * language and its letters. English is only left for good reasons.
 * @param expected the language of the page or of the talk before: less is enough for it
 */
export function languageOfText(text: string, expected?: string): string | undefined {
  const plain = text
    .split(/\s+/)
    .filter((chunk) => !NO_WORD.test(chunk))
    .join(' ')
  const letters = plain.match(/\p{L}/gu)?.length ?? 0
  const script = letters > 0 && SCRIPTS.find(([, pattern]) => pattern.test(plain))
  if (script) {
    const own = plain.match(/[^\p{Script=Latin}\P{L}]/gu)?.length ?? 0
    if (own >= letters * IN_SCRIPT) return script[0]
  }
  const scores = scoresOf(plain)
  const english = scores.get('en') ?? 0
  const hint = expected?.split('-')[0]
  const [best] = [...scores]
    .filter(([language]) => language !== 'en')
    .sort((a, b) => b[1] - a[1] || Number(b[0] === hint) - Number(a[0] === hint))
  const wanted = best && best[0] === hint ? ENOUGH_EXPECTED : Math.max(ENOUGH, SHARE * countWords(plain))
  if (best && best[1] >= wanted && best[1] > english * MORE_THAN_ENGLISH) return best[0]
  return english >= ENOUGH_ENGLISH ? 'en' : undefined
}

/** The languages whose compound a long word is, such as "Versandkosten". */
function compoundIn(word: string): ReadonlySet<string> {
  if (word.length < COMPOUND) return new Set()
  const known = Object.entries(lexicons).filter(([, lexicon]) => englishOf(word, lexicon) !== undefined)
  return new Set(known.map(([language]) => language))
}

function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0
}

function scoresOf(text: string): Map<string, number> {
  const scores = new Map<string, number>()
  const add = (language: string, amount: number) => scores.set(language, (scores.get(language) ?? 0) + amount)
  const words = new Set((text.replace(ENGLISH_SHORTENED, '$1').match(WORD) ?? []).map(foldAccents))
  for (const word of words) {
    const languages = languagesOfWord.get(word) ?? compoundIn(word)
    for (const language of languages) add(language, 1 / languages.size)
  }
  const small = text.toLowerCase()
  for (const [language, pattern] of Object.entries(LETTERS)) {
    const found = Math.min(LETTERS_AT_MOST, small.match(pattern)?.length ?? 0)
    if (found > 0) add(language, LETTER * found)
  }
  return scores
}
