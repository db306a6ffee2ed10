import { wordVariants } from './word-variants.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: plain is all of ASCII
const PLAIN = /^[\x00-\x7f]*$/

/**
 * Splits a text into lower-case words without accents, the way the word table was trained: `n't` becomes
 * the word `not`, the endings `'s 're 've 'll 'd 'm` go. Variants become one form: "Dont u ship to Köln?" →
 * `do not you ship to koln`.
 */
export function tokenize(text: string): string[] {
  // Most texts are plain: what only others need takes half the time.
  const isPlain = PLAIN.test(text)
  let small = (isPlain ? text : text.normalize('NFKD').replace(/\p{M}+/gu, '')).toLowerCase()
  if (!isPlain) small = small.replace(/[’‘]/g, "'")
  if (/['`]/.test(small)) {
    small = small
      .replace(/`/g, "'")
      .replace(/n't\b/g, ' not')
      .replace(/'(?:s|re|ve|ll|d|m)\b/g, '')
  }
  const words = small.match(isPlain ? /[a-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? []
  return words.flatMap((word) => wordVariants.get(word)?.split(' ') ?? word)
}
