import { productStem } from './product-words.ts'

/** "Not a scarf", "no jumpers", "anything but a hat"; never "not sure". */
const EXCLUDES =
  /(?:\b(?:not|no|except(?: for)?|without|other than|rather than|apart from|anything but|but not|don['’]?t (?:want|need|like)|no more|not another|not more)|\balready (?:has|have|got|own)s?)\s+(?:an?\s+|any\s+|the\s+|her\s+|his\s+|more\s+|another\s+)?(?:\w+\s+)?([\p{L}-]{3,})/giu

/**
 * The kinds of things that a message does not want, as the stems by which the shop's kinds are known.
 * @param heads the stems of what the shop has: `scarf`, `dress`
 */
export function excludedKinds(words: string, heads: ReadonlySet<string>): Set<string> {
  const said = [...words.matchAll(EXCLUDES)].flatMap(
    ([phrase]) => phrase.toLowerCase().match(/[\p{L}-]+/gu) ?? [],
  )
  return new Set(said.map(productStem).filter((word) => heads.has(word)))
}
