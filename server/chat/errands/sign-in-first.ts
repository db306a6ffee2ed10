import type { ServiceTexts } from '../../shop/texts/service-texts.ts'
import { type ErrandKind, type ErrandResult, errandResult } from './errand.ts'

/** Who it is must be known first; the question goes on by itself after that. */
export function signIn(kind: ErrandKind, { errands }: ServiceTexts): ErrandResult {
  const isStatus = kind === 'order_status'
  const text = isStatus
    ? errands.signInForStatus
    : kind === 'withdraw_from_contract'
      ? errands.signInToWithdraw
      : errands.signIn
  return errandResult(text, { outcome: 'needs-sign-in', signIn: isStatus ? 'order' : 'account' })
}
