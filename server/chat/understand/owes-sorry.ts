import type { Sentiment } from '../../insight/sentiment.ts'
import type { EarlierMessage } from '../turn-input.ts'

/** Something of the shop's doing went wrong for the shopper, in however few words. */
const TROUBLE =
  /\b(?:arrived|came|is|are|was|were|got|it['’]s) (?:already )?(?:damaged|broken|torn|ripped|stained|dirty|faulty|defective|wet|late|missing|lost|stolen|incomplete)\b|\b(?:wrong|damaged|faulty|defective|broken) (?:item|size|colou?r|order|piece|product|parcel|package|one|thing)\b|\b(?:charged|paid|billed) (?:me )?twice\b|\b(?:never|not|hasn['’]?t|has not|haven['’]?t|didn['’]?t) (?:yet )?(?:arrived?|came|come|received?|got|delivered|turned up|shown up)\b|\b(?:fell|falling|came|come) apart\b|\bstill (?:waiting|no (?:sign|parcel|order|refund|news))\b|\b(?:a|one) (?:hole|stain) in\b/i
const HYPOTHETICAL = /\b(?:if|what (?:happens|do i do) when|in case|when (?:my|a|an|the))\b/i
const SORRY = /\b(?:sorry|apolog)/i

/** Whether the shopper is owed an apology: something went wrong, or they are upset; sorry is said once. */
export function owesSorry(
  question: string,
  sentiment: Sentiment | null,
  history: readonly EarlierMessage[],
): boolean {
  const said = history.some(({ role, text }) => role === 'assistant' && SORRY.test(text))
  if (said) return false
  return sentiment === 'negative' || (TROUBLE.test(question) && !HYPOTHETICAL.test(question))
}
