import { asSentence, endsSentence, sentencesOf } from './sentences.ts'

/**
 * The items of a list as they are read out: `a label; a box.` where all are pieces of the sentence that leads
 * to the list, else a sentence each.
 */
export function spokenList(items: readonly string[]): string[] {
  const filled = items.filter(Boolean)
  if (filled.length > 1 && filled.every(isFragment)) {
    return filled.map((item, i) => item.replace(/[.,;]$/, '') + (i === filled.length - 1 ? '.' : ';'))
  }
  return filled.map(asSentence)
}

/** An item with the list inside it: `Returns: within 30 days; unworn.` */
export function spokenItem(lead: string, inside: readonly string[]): string {
  const nested = spokenList(inside).join(' ')
  if (!lead || !nested) return lead || nested
  return `${endsSentence(lead) ? lead : `${lead}:`} ${nested}`
}

function isFragment(item: string): boolean {
  return /^[\p{Ll}\d]/u.test(item) && !/[:;!?](?:\s|$)/.test(item) && sentencesOf(item).length === 1
}
