import type { Refusal } from '../orders/customer-records.ts'
import { english } from '../texts/en.ts'
import type { ServiceTexts } from '../texts/service-texts.ts'

/** Why something is not possible, and what is possible instead. */
export function describeRefusal(
  { refused, possible }: Pick<Refusal, 'refused' | 'possible'>,
  texts: ServiceTexts = english,
): string {
  if (possible.length === 0) return texts.refusals[refused]
  const list = new Intl.ListFormat(texts.locale, { type: 'disjunction' }).format(
    possible.map((name) => texts.actions[name]),
  )
  return `${texts.refusals[refused]} ${texts.possible(list)}`
}
