import type { Product } from '../../../kb/product.ts'
import { sentencesOf } from '../../../kb/sentences.ts'
import { lowerFirst } from './spell.ts'

const NUMBER = String.raw`\b\d+(?:[.,]\d+)?`
/** A figure that may be asked for, and how a text that tells it looks. */
const FIGURES: readonly { asked: RegExp; told: RegExp }[] = [
  {
    asked: /\bhow heavy\b|\bweigh(?:s|t)?\b|\bhow (?:many|much) (?:grams?|kilos?|kg)\b|\bhow light\b/i,
    told: new RegExp(String.raw`${NUMBER}\s?(?:g|kg|grams?)\b`, 'i'),
  },
  {
    asked: /\bhow thick\b|\bthickness\b/i,
    told: new RegExp(String.raw`${NUMBER}\s?(?:mm|g|oz|gauge|denier)\b|\bmillimetres?\b`, 'i'),
  },
  {
    asked:
      /\bhow (?:much|many).{0,20}\b(?:hold|fit in|carry|litres?|liters?)\b|\bcapacity\b|\bvolume\b|\blit(?:re|er)s\b/i,
    told: new RegExp(String.raw`${NUMBER}\s?(?:l|litres?|kg)\b`, 'i'),
  },
  {
    asked: /\binseams?\b|\binside leg\b/i,
    told: /\binseam\b/i,
  },
  {
    asked:
      /\bhow (?:long|wide|high|tall|deep|big|large)\b|\b(?:length|width|height|depth|dimensions?|measure(?:s|ments?)?)\b/i,
    told: new RegExp(String.raw`${NUMBER}\s?(?:cm|mm|m|inch|inches)\b|${NUMBER}\s?x\s?\d`, 'i'),
  },
]

/**
 * The sentence of a product's data that tells the figure a question asks for: a weight, a length, what it holds.
 * Undefined where none is asked for, or none is told.
 */
export function figureSentence({ name, description, fit }: Product, question: string): string | undefined {
  const figure = FIGURES.find(({ asked }) => asked.test(question))
  if (!figure) return undefined
  const told = sentencesOf(description).find((sentence) => figure.told.test(sentence))
  if (told !== undefined) return `**${name}**: ${told}`
  return fit !== undefined && figure.told.test(fit)
    ? `The **${name}** measures ${lowerFirst(fit).replace(/\.$/, '')}.`
    : undefined
}
