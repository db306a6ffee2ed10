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
const YES_OR_NO = /\b(?:can|could|may|is|are|does|do|should|ok to|okay to|safe to|possible)\b/i
const HOW = /\bhow\b|\bwhat\b/i
const FORBIDS = /\b(?:no|not|never|instead of)\b/i
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
    treatment && YES_OR_NO.test(question) && !HOW.test(question)
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
  if (FORBIDS.test(line)) return `No: ${ended(line)}`
  if (said.test('wash') && /\bmachine\b/i.test(question) && !IN_MACHINE.test(line))
    return `No: ${ended(line)}`
  return `${GENTLY.test(line) ? 'Yes, gently' : 'Yes'}: ${ended(line)}`
}

function ended(line: string): string {
  return `${lowerFirst(line).replace(/\.$/, '')}.`
}
