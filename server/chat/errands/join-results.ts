import type { ServiceTexts } from '../../shop/texts/service-texts.ts'
import type { ErrandResult } from './errand.ts'

const MOST_SUGGESTIONS = 4

/** Two answers as one: what was asked for first is told first. */
export function joinResults(
  first: ErrandResult | undefined,
  second: ErrandResult,
  { errands }: ServiceTexts,
): ErrandResult {
  if (!first) return second
  const proposed = [...(first.proposed ?? []), ...(second.proposed ?? [])]
  const isCheck = (text: string) => text === errands.checkThis || text === errands.checkThese
  const texts = isCheck(first.text) && isCheck(second.text) ? [errands.checkThese] : [first.text, second.text]
  const asks = second.outcome === 'clarify'
  return {
    text: texts.join('\n\n'),
    // What is asked for, or was done, says more than what was refused beside it.
    outcome: asks || second.outcome === 'answered' ? second.outcome : first.outcome,
    suggestions: asks
      ? second.suggestions
      : [...new Set([...first.suggestions, ...second.suggestions])].slice(0, MOST_SUGGESTIONS),
    orders: [
      ...first.orders,
      ...second.orders.filter(({ order_id }) => !first.orders.some((order) => order.order_id === order_id)),
    ],
    ...(proposed.length > 0 ? { proposed } : {}),
    signIn: second.signIn ?? first.signIn,
    next: second.next ?? first.next,
  }
}
