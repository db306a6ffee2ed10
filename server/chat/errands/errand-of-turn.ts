import type { TurnInput } from '../turn-input.ts'
import type { TurnTrace } from '../turn-trace.ts'
import type { Understanding } from '../understand/understand.ts'
import type { ErrandParts } from './errand-parts.ts'
import type { ErrandResult } from './errand.ts'
import { textsFor } from '../../shop/texts/texts-for.ts'
import { inErrandWords } from './errand-lexicons.ts'
import { runErrand } from './run-errand.ts'

/**
 * The errand of a turn, to be run when asked for: its answer, or undefined where the message is about something else.
 * What is asked for next goes into the trace.
 */
export function errandOf({
  said,
  question,
  understood,
  input,
  parts,
  language,
  trace,
}: {
  /** As the shopper wrote it, and in English. */
  said: string
  question: string
  understood: Pick<Understanding, 'smalltalk' | 'wantsPerson'>
  input: TurnInput
  parts: ErrandParts
  /** Of the message. */
  language: string | undefined
  trace: TurnTrace
}): () => Promise<ErrandResult | undefined> {
  return async () => {
    const { account } = input
    // A person was asked for: nobody leads them through anything.
    if (!account || understood.wantsPerson) return undefined
    const before = account.errand
    if (understood.smalltalk && !before && !account.shopper) return undefined
    const shop = parts.shop.profile()
    const texts = textsFor(language ?? shop.locale)
    const inTheirLanguage = { ...shop, locale: texts === textsFor(shop.locale) ? shop.locale : texts.locale }
    let proposals = 0
    const turn = { ...account, texts, nextOrdinal: () => ++proposals }
    const outcome = await runErrand(
      said,
      before,
      turn,
      { ...parts, shop: { profile: () => inTheirLanguage, products: () => parts.shop.products() } },
      {
        isSmalltalk: understood.smalltalk !== undefined,
        english: inErrandWords(said, language) ?? question,
        language,
      },
    )
    if ('result' in outcome) {
      trace.errand = outcome.result.next
      return outcome.result
    }
    trace.errand = outcome.waiting
    trace.offer = outcome.offer
    return undefined
  }
}
