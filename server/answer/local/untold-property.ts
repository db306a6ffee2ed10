import type { Product } from '../../../kb/product.ts'
import { coloursOf, isAvailable, sizesOf } from '../../shop/product-card.ts'
import { contentStems } from '../content-stems.ts'
import { isSaid, ownWords } from './description-says.ts'

/** What a question wants to know of a product that none of its data tells. */
export interface UntoldProperty {
  /** As it was typed: `waterproof`, `wide feet`. */
  words: string
  /** What the tags say instead, where they do. */
  tagged: boolean
  /** Products of the same category, in stock, of which it is said. */
  others: Product[]
}

/** "Is it waterproof?", "How is it for wide feet?"; never "Do you have it?", "Can I see it?" */
const ASKS_WHETHER =
  /^\W*(?:(?:and|but|so|ok|also|then)\W+)*(?:is|are|isn['’]?t|aren['’]?t|does|doesn['’]?t|do|will|would|has|have|can|could|how (?:is|are|does|do|about))\b(?!\s+(?:you|i get|i buy|i see|i have|we|there)\b)/i
const PRODUCTS_SHOWN = 3
/** More than this is a story, and no property. */
const WORDS_AT_MOST = 4

/** What a question asks of a product that its data do not tell; undefined where it asks for something else. */
export function untoldProperty(
  product: Product,
  question: string,
  catalogue: readonly Product[],
): UntoldProperty | undefined {
  if (!ASKS_WHETHER.test(question)) return undefined
  const known = contentStems(
    [...coloursOf(product), ...sizesOf(product).map(({ size }) => size), ...product.alts].join(' '),
  )
  const asked = [...ownWords(product, question)].filter(([word]) => !known.has(word))
  if (asked.length === 0 || asked.length > WORDS_AT_MOST) return undefined
  const stems = asked.map(([word]) => word)
  const says = (text: string) => stems.every((word) => isSaid(word, contentStems(text)))
  return {
    words: asked.map(([, word]) => word).join(' '),
    tagged: says(`${product.tags.join(' ')} ${product.fit ?? ''}`),
    others: catalogue
      .filter(
        (other) =>
          other !== product &&
          other.category === product.category &&
          isAvailable(other) &&
          says(`${other.tags.join(' ')} ${other.description}`),
      )
      .slice(0, PRODUCTS_SHOWN),
  }
}

/** Says so, and promises nothing. */
export function untoldSentence(product: Product, { words, tagged }: UntoldProperty): string {
  const name = `**${product.name}**`
  return tagged
    ? `Yes: ${words} is among what we say of the ${name}.`
    : `What we say of the ${name} has nothing on “${words}”, so I would rather not promise it. What I do know:`
}
