import { dutch } from './languages/nl.ts'
import { fewWords } from './languages/few-words.ts'
import { french } from './languages/fr.ts'
import { german } from './languages/de.ts'
import { italian } from './languages/it.ts'
import { type Lexicon, wordsIn } from './languages/lexicon.ts'
import { spanish } from './languages/es.ts'

/** Languages whose questions are looked up in English, by tag. */
export const lexicons: Readonly<Record<string, Lexicon>> = {
  de: german,
  nl: dutch,
  fr: french,
  es: spanish,
  it: italian,
  ...fewWords,
}

/** A part of a compound, and a word that an ending is taken off, keep at least so many letters. */
const SHORTEST_PART = 3
/** What is longer is no word, and would take its time. */
const LONGEST_WORD = 40

/**
 * A question in the English of help pages, word by word and phrase by phrase, for searching only; undefined where
 * there is no lexicon for its language. What the lexicon does not know stays as it is: names and sizes.
 */
export function translateQuery(query: string, language: string): string | undefined {
  const lexicon = Object.hasOwn(lexicons, language) ? lexicons[language] : undefined
  return lexicon && translateBy(query, lexicon)
}

/** The same by a lexicon that is given. */
export function translateBy(query: string, lexicon: Lexicon): string {
  // Sentence by sentence: a message may hold two questions.
  return query
    .split(/(?<=[.?!;])\s+/)
    .map((sentence) => translateSentence(sentence, lexicon) + (/[.?!;]$/.exec(sentence)?.[0] ?? ''))
    .join(' ')
    .trim()
}

function translateSentence(sentence: string, lexicon: Lexicon): string {
  const words = sentence
    .split(/\s+/)
    .flatMap((chunk) => (/\d/.test(chunk) ? asItStands(chunk) : wordsIn(chunk)))
  const out: string[] = []
  for (let at = 0; at < words.length; ) {
    const phrase = longestPhrase(words, at, lexicon)
    const english = phrase?.english ?? englishOf(words[at]!, lexicon) ?? words[at]!
    if (english !== '') out.push(english)
    at += phrase?.length ?? 1
  }
  return out.join(' ')
}

/** An order's number or a price, without the marks around it. */
function asItStands(chunk: string): string[] {
  const bare = chunk.replace(/^[^\p{L}\p{N}#]+|[^\p{L}\p{N}€$£]+$/gu, '')
  return bare === '' ? [] : [bare]
}

function longestPhrase(words: readonly string[], at: number, { english, longest }: Lexicon) {
  for (let length = Math.min(longest, words.length - at); length > 0; length--) {
    const found = english.get(words.slice(at, at + length).join(' '))
    if (found !== undefined) return { english: found, length }
  }
  return undefined
}

/** A word that is listed, with another ending, or made of two that are listed; undefined for any other. */
export function englishOf(word: string, lexicon: Lexicon): string | undefined {
  if (word.length > LONGEST_WORD) return undefined
  return inflected(word, lexicon) ?? compound(word, lexicon)
}

function inflected(word: string, { english, endings }: Lexicon): string | undefined {
  const own = english.get(word)
  if (own !== undefined) return own
  for (const ending of endings) {
    const stem = word.endsWith(ending) ? word.slice(0, -ending.length) : undefined
    if (stem === undefined || stem.length < SHORTEST_PART) continue
    for (const other of ['', ...endings]) {
      const found = english.get(stem + other)
      if (found) return found
    }
  }
  return undefined
}

/** "Versandkosten" is what "Versand" and "Kosten" are; "Retourbeleid", of which one half is known, is that half. */
function compound(word: string, lexicon: Lexicon): string | undefined {
  if (lexicon.links.length === 0) return undefined
  for (let at = word.length - SHORTEST_PART; at >= SHORTEST_PART; at--) {
    const [left, right] = [word.slice(0, at), word.slice(at)]
    const first = lexicon.links
      .filter((link) => left.endsWith(link))
      .flatMap((link) => {
        const stem = left.slice(0, left.length - link.length)
        // "Woll-" is "Wolle" in a compound.
        return [lexicon.english.get(stem), lexicon.english.get(`${stem}e`)]
      })
      .find(Boolean)
    const second = inflected(right, lexicon)
    if (first && second) return `${first} ${second}`
  }
  return undefined
}
