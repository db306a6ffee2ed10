import { hashText } from './index-file.ts'

/** Texts, and `hashText` of each. */
export interface HashedTexts {
  texts: readonly string[]
  hashes: BigUint64Array
}

/** Hashes texts, all at once: many of them belong into a thread that serves nobody. */
export function hashedTexts(texts: readonly string[]): HashedTexts {
  return { texts, hashes: BigUint64Array.from(texts, hashText) }
}
