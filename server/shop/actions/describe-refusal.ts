import type { Refusal } from '../orders/customer-records.ts'
import { english } from '../texts/en.ts'
import type { ServiceTexts } from '../texts/service-texts.ts'

/**
 * Why something is not possible, and what is possible instead.
 * @param why where more is known than the refusal's own reason
 */
export function describeRefusal(
  { refused, possible }: Pick<Refusal, 'refused' | 'possible'>,
  texts: ServiceTexts = english,
  why: string = texts.refusals[refused],
): string {
  if (possible.length === 0) return why
  const list = new Intl.ListFormat(texts.locale, { type: 'disjunction' }).format(
    possible.map((name) => texts.actions[name]),
  )
  return `${why} ${texts.possible(list)}`
}
