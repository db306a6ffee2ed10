import type { Order } from '../../shop/orders/order.ts'
import type { ServiceTexts } from '../../shop/texts/service-texts.ts'
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

/** "VM-20388: Merino Crew-Neck Jumper and 1 more": an order by what is in it. */
export function orderLabel({ orderId, items }: Order, { buttons }: ServiceTexts): string {
  return buttons.order({ order: orderId, first: items[0]?.name ?? '', more: items.length - 1 })
}
