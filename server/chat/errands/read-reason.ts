import type { ReturnReason } from '../../shop/texts/service-texts.ts'
import { plainWords } from './plain-words.ts'

const RETURN_REASONS: readonly [ReturnReason, RegExp][] = [
  [
    'The wrong item came',
    /\bwrong (?:item|one|product|thing|colou?r|size) (?:came|arrived|was sent|delivered)\b|\b(?:sent|got|received)(?: me)? the wrong\b|\bnot what i ordered\b/i,
  ],
  [
    'Damaged or faulty',
    /\b(?:damag\w*|broken?|broke|fault\w*|defect\w*|torn|ripped|holes?|stain\w*|scratch\w*|fell apart|does ?n[o']t work)\b/i,
  ],
  ['Too big', /\btoo (?:big|large|wide|long|loose)\b|\bsmaller\b/i],
  ['Too small', /\btoo (?:small|tight|short|narrow)\b|\b(?:bigger|larger)\b|\bdo(?:es)? ?n[o']t fit\b/i],
  [
    'Not what I expected',
    /\bnot (?:what|as) (?:i )?(?:expected|described|pictured|shown)\b|\blooks? different\b|\b(?:do ?n[o']t|didn't) like\b/i,
  ],
  [
    'I changed my mind',
    /\bchanged my mind\b|\bno longer (?:need|want)\b|\b(?:do ?n[o']t|not) (?:need|want)\b/i,
  ],
]

/** The reason for a return that a message gives by the way. */
export function returnReason(text: string): ReturnReason | undefined {
  const said = plainWords(text)
  return RETURN_REASONS.find(([, pattern]) => pattern.test(said))?.[0]
}

/** One of the two reasons that the shop takes for cancelling. */
export function cancelReason(text: string): 'no longer needed' | 'ordered by mistake' | undefined {
  const said = plainWords(text)
  if (/\b(?:mistake\w*|accident\w*|wrong|twice|double|duplicate|oops)\b/i.test(said))
    return 'ordered by mistake'
  const noNeed =
    /\b(?:no longer|not|don't|do not|won't|never)\b.{0,20}\b(?:need\w*|want\w*|use|interested)\b|\bchanged my mind\b|\bfound (?:it )?(?:cheaper|elsewhere|another)\b|\btakes? too long\b|\b(?:traveling|travelling|away|moving)\b/i
  return noNeed.test(said) ? 'no longer needed' : undefined
}
