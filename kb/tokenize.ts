import { wordVariants } from './word-variants.ts'

/**
 * Splits a text into lower-case words without accents, the way the word table was trained: `n't` becomes
 * the word `not`, the endings `'s 're 've 'll 'd 'm` go. Variants become one form: "Dont u ship to Köln?" →
 * `do not you ship to koln`.
 */
export function tokenize(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/n't\b/g, ' not')
    .replace(/'(?:s|re|ve|ll|d|m)\b/g, '')
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.flatMap((word) => wordVariants.get(word)?.split(' ') ?? word)
}
