import type { Product } from '../../../kb/product.ts'
import { lowerFirst } from './spell.ts'

/** What may be done to a piece: how a question asks for it, and how a line of a care label speaks of it. */
const TREATMENTS: readonly { asked: RegExp; said: RegExp }[] = [
  { asked: /\btumble|\bdryer\b/i, said: /\btumble|\bdryer\b/i },
  { asked: /\biron(?:ed|ing)?\b/i, said: /\biron/i },
  { asked: /\bbleach/i, said: /\bbleach/i },
  { asked: /\bdry.?clean/i, said: /\bdry clean/i },
  {
    asked: /\bmachine\b|\bwasher\b|\b(?:in|through) the wash\b|\bwash(?:able|ed)?\b/i,
    said: /\bwash(?:ing)?\b|\bcycle\b|\bprogramme\b/i,
  },
]
const GENTLY = /\bgentle|\bhand wash\b/i
/** Asks whether it may be done, not what comes of it. */
const MAY_I = /\b(?:can|could|may|should|shall|able to|ok to|okay to|safe to|possible|allowed)\b|able\b/i
const HOW = /\b(?:how|what|which|why|when)\b/i
const WHAT_COMES_OF_IT =
  /\b(?:shr[iau]nk|fad(?:e|ing)|pill|stretch|bleed|run\b|los(?:e|ing)|ruin|damage|soft)/i
const DEGREES = /(\d{2,3})\s*(?:°|º|degrees?\b|celsius\b|c\b)/i
const FORBIDS = /\b(?:no|not|never|instead of)\b/i
/** Forbidden at one place of the piece only: "do not iron the waistband". */
const AT_ONE_PLACE = /\b(?:do not|never)\s+\w+\s+the\s+\p{L}+/iu
/** Made wet in a machine, if only gently. */
const IN_MACHINE = /\bmachine wash|\bcycle\b|\bprogramme\b|\bwash inside out\b|\bmachine\b/i

/**
 * How to care for a product: "Can I tumble dry it?" is answered first, then the label in full. Undefined where the
 * catalogue has no label.
 */
export function careSentence(product: Product, question: string): string | undefined {
  const { care, name } = product
  if (care.length === 0) return undefined
  const label = care.map((line) => `- ${line}`).join('\n')
  const treatment = TREATMENTS.find(({ asked }) => asked.test(question))
  const answer =
    treatment && MAY_I.test(question) && !HOW.test(question) && !WHAT_COMES_OF_IT.test(question)
      ? answerOf(care, treatment, question)
      : undefined
  return answer === undefined
    ? `How to care for the **${name}**:\n\n${label}`
    : `${answer} The care label of the **${name}** in full:\n\n${label}`
}

function answerOf(
  care: readonly string[],
  { said }: (typeof TREATMENTS)[number],
  question: string,
): string | undefined {
  const lines = care.filter((line) => said.test(line))
  const allowing = lines.filter((own) => !FORBIDS.test(own))
  const [line = care[0]] = [...allowing.filter((own) => IN_MACHINE.test(own)), ...allowing, ...lines]
  if (line === undefined) return undefined
  if (lines.length === 0) return said.test('wash') ? `No, that does it no good: ${ended(line)}` : undefined
  const [hottest, asked] = [degreesIn(line), degreesIn(question)]
  if (asked !== undefined && said.test('wash')) {
    if (hottest === undefined || asked < hottest) return undefined
    if (asked > hottest) return `No, not at ${asked} °C: ${ended(line)}`
  }
  if (AT_ONE_PLACE.test(line)) return `One thing to mind: ${ended(line)}`
  if (FORBIDS.test(line)) return `No: ${ended(line)}`
  if (said.test('wash') && /\bmachine\b/i.test(question) && !IN_MACHINE.test(line))
    return `No: ${ended(line)}`
  return `${GENTLY.test(line) ? 'Yes, gently' : 'Yes'}: ${ended(line)}`
}

function degreesIn(text: string): number | undefined {
  const found = DEGREES.exec(text)?.[1]
  return found === undefined ? undefined : Number(found)
}

function ended(line: string): string {
  return `${lowerFirst(line).replace(/\.$/, '')}.`
}
