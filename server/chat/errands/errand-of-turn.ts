import type { TurnInput } from '../turn-input.ts'
import type { TurnTrace } from '../turn-trace.ts'
import type { Understanding } from '../understand/understand.ts'
import type { ErrandParts } from './errand-parts.ts'
import type { ErrandResult } from './errand.ts'
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
  trace,
}: {
  /** As the shopper wrote it, and in English. */
  said: string
  question: string
  understood: Pick<Understanding, 'smalltalk' | 'wantsPerson'>
  input: TurnInput
  parts: ErrandParts
  trace: TurnTrace
}): () => Promise<ErrandResult | undefined> {
  return async () => {
    const { account } = input
    // A person was asked for: nobody leads them through anything.
    if (!account || understood.wantsPerson) return undefined
    const before = account.errand
    if (understood.smalltalk && !before && !account.shopper) return undefined
    // A street's name is not to be translated.
    const outcome = await runErrand(before ? said : question, before, account, parts, {
      isSmalltalk: understood.smalltalk !== undefined,
    })
    if ('result' in outcome) {
      trace.errand = outcome.result.next
      return outcome.result
    }
    trace.errand = outcome.waiting
    trace.offer = outcome.offer
    return undefined
  }
}
