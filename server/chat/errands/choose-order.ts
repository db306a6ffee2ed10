import type { Order, OrderItem } from '../../shop/orders/order.ts'
import type { ErrandKind } from './errand.ts'

/** Orders for which an errand makes sense, as their status has it; the shop's own check decides. */
export function ordersFor(kind: ErrandKind, orders: readonly Order[]): Order[] {
  const isPending = ({ status }: Order) => status === 'pending'
  switch (kind) {
    case 'order_status':
      return orders.some(isUnderWay) ? orders.filter(isUnderWay) : orders.slice(0, 1)
    case 'order_list':
    case 'modify_user_address':
      return [...orders]
    case 'cancel_pending_order':
    case 'modify_pending_order_address':
    case 'modify_pending_order_payment':
    case 'modify_pending_order_items':
      return orders.filter(isPending)
    case 'return_delivered_order_items':
      return orders.filter(({ status }) => status === 'delivered')
    case 'exchange_delivered_order_items':
      return orders.filter((order) => order.status === 'delivered' || isPending(order))
    case 'withdraw_from_contract':
      return orders.filter(({ status }) => status !== 'cancelled' && !status.includes('requested'))
  }
}

/** It has not arrived, and is not over. */
export function isUnderWay({ status }: Order): boolean {
  return /^(?:pending|processed|in transit|shipped)/.test(status)
}

/** Goods or money of it are on their way back. */
export function isComingBack({ status, payments }: Order): boolean {
  return /requested/.test(status) || payments.some(({ type }) => type === 'refund')
}

/** The order that a number names, however it is written: `#W123`, `vm-20102`, `20102`. */
export function orderNumbered(number: string, orders: readonly Order[]): Order | undefined {
  const bare = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const wanted = bare(number)
  return (
    orders.find(({ orderId }) => bare(orderId) === wanted) ??
    (/^\d{4,}$/.test(wanted)
      ? orders.find(({ orderId }) => bare(orderId).replace(/^[A-Z]+/, '') === wanted)
      : undefined)
  )
}

/** The lines of an order that words name: "the merino jumper", "the socks". */
export function itemsNamed(text: string, items: readonly OrderItem[]): OrderItem[] {
  const said = new Set(wordsOf(text))
  const hits = items.map((item) => {
    const words = wordsOf(item.name)
    const last = words.at(-1)
    const matched = words.filter((word) => said.has(word)).length
    const options = wordsOf(Object.values(item.options).join(' ')).filter((word) => said.has(word)).length
    // The noun at the end says what it is; of the rest most must be there.
    const isMeant = (last !== undefined && said.has(last)) || matched >= Math.max(2, words.length - 1)
    return { item, score: isMeant ? matched + options / 2 : 0 }
  })
  const best = Math.max(0, ...hits.map(({ score }) => score))
  if (best === 0) return []
  // Each noun that is named is meant; of those that share it, the better fit.
  return hits
    .filter(({ item, score }) => {
      if (score === 0) return false
      const noun = wordsOf(item.name).at(-1)
      const rivals = hits.filter((hit) => wordsOf(hit.item.name).at(-1) === noun)
      return score === Math.max(...rivals.map((hit) => hit.score))
    })
    .map(({ item }) => item)
}

/** Words in lower case, without the plural. */
function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [])
    .filter((word) => !FILLERS.has(word))
    .map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/, '') : word))
}

const FILLERS = new Set(['the', 'my', 'and', 'of', 'in', 'for', 'to', 'with', 'pairs', 'pair', 'pack'])

/** "Merino Crew-Neck Jumper and 1 more": an order by what is in it. */
export function orderLabel({ orderId, items }: Order): string {
  const [first] = items
  const more = items.length - 1
  return `${orderId}: ${first?.name ?? 'order'}${more > 0 ? ` and ${more} more` : ''}`
}
