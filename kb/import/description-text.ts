import { htmlText } from '../html-text.ts'

/** A description as running text, whether the shop wrote HTML or words; each of its lines ends as a sentence. */
export function descriptionText(description: string): string {
  const lines = htmlText(description).split('\n').filter(Boolean)
  return lines.map((line) => (/[.!?:;,…]["”’)]?$/.test(line) ? line : `${line}.`)).join(' ')
}
