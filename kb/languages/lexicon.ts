import { foldAccents } from '../fold-accents.ts'

/** Words and phrases of one language, without accents, with the English of a help page. */
export interface Lexicon {
  /** By the words of a phrase, one space between them; an empty text is left out. */
  english: ReadonlyMap<string, string>
  /** Endings that a word may have beside those that are listed. */
  endings: readonly string[]
  /** What may join the words of a compound; none where the language has no compounds. */
  links: readonly string[]
  /** Words of the longest phrase. */
  longest: number
}

/**
 * Reads a lexicon from lines `english: word, other word, a phrase`. Of a word that stands in two lines the first
 * counts.
 */
export function lexiconOf({
  entries,
  endings,
  links = [],
}: {
  entries: string
  endings: readonly string[]
  links?: readonly string[]
}): Lexicon {
  const english = new Map<string, string>()
  let longest = 1
  for (const line of entries.split('\n')) {
    const colon = line.indexOf(':')
    if (colon < 0) continue
    for (const said of line.slice(colon + 1).split(',')) {
      const words = wordsIn(said)
      const key = words.join(' ')
      if (key === '' || english.has(key)) continue
      english.set(key, line.slice(0, colon).trim())
      longest = Math.max(longest, words.length)
    }
  }
  return { english, endings, links, longest }
}

/** The words of a text as lexicons have them: lower case, no accents. */
export function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu)?.map(foldAccents) ?? []
}
