import type { Order } from '../../shop/orders/order.ts'
import { variantsMeant } from './choose-variant.ts'
import type { ErrandParts, ErrandTurn } from './errand-parts.ts'
import { type ErrandResult, type ErrandState, errandResult } from './errand.ts'
import { itemsNamed } from './items-named.ts'
import type { Words } from './open-errand.ts'
import { prepareProposal } from './prepare-proposal.ts'
import { returnReason } from './read-reason.ts'

/**
 * What is not wanted is called off while it has not gone out. What something is the matter with may go back or be
 * exchanged: asked, unless the words say what is wanted instead.
 * @returns undefined where the order's own rules are to say what is possible
 */
export async function unclearErrand(
  unclear: 'unwanted' | 'complaint',
  words: Words,
  order: Order,
  turn: ErrandTurn,
  parts: ErrandParts,
): Promise<ErrandResult | undefined> {
  const { orderId, status, items } = order
  const isPending = status.startsWith('pending')
  if (unclear === 'unwanted')
    return isPending
      ? prepareProposal({ kind: 'cancel_pending_order', orderId }, words, order, turn, parts)
      : undefined
  if (!isPending && status !== 'delivered') return undefined
  const named = itemsNamed(words.text, items)
  for (const item of named)
    if (variantsMeant(words.text, item, await parts.records.variants(item.productId)).length > 0)
      return undefined
  const { buttons, errands, locale } = turn.texts
  const { email, phone } = parts.shop.profile().contact
  const ways = [email, phone].flatMap((way) => way || [])
  const reason = returnReason(words.context)
  const isOurs = reason === 'Damaged or faulty' || reason === 'The wrong item came'
  const what = new Intl.ListFormat(locale, { type: 'conjunction' }).format(named.map(({ name }) => name))
  const options: ErrandState['options'] = isPending
    ? [
        { label: buttons.change, value: 'modify_pending_order_items' },
        { label: buttons.cancel, value: 'cancel_pending_order' },
      ]
    : [
        { label: buttons.exchange, value: 'exchange_delivered_order_items' },
        { label: buttons.return, value: 'return_delivered_order_items' },
      ]
  const question = isPending
    ? errands.changeOrCancel(what)
    : isOurs && ways.length > 0
      ? `${errands.exchangeOrReturn(what)} ${errands.withPhoto(new Intl.ListFormat(locale, { type: 'disjunction' }).format(ways))}`
      : errands.exchangeOrReturn(what)
  return errandResult(question, {
    outcome: 'clarify',
    suggestions: options.map(({ label }) => label),
    next: {
      kind: isPending ? 'modify_pending_order_items' : 'exchange_delivered_order_items',
      asking: 'kind',
      options,
      orderId,
      firstWords: words,
      reason: isPending ? undefined : reason,
      idle: 0,
    },
  })
}
