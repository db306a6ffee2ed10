import { priceFormat } from '../../../kb/product-passage.ts'
import type { Product } from '../../../kb/product.ts'
import type { ShopProfile } from '../../../kb/shop-profile.ts'
import type { ActionDetails } from '../../wire.ts'
import type { ActionPlan } from '../orders/customer-records.ts'
import { pictureOf } from '../orders/order-card.ts'
import { REFUND_DAYS } from '../orders/plan-facts.ts'
import { addressText, optionsText, paymentText } from '../orders/order-words.ts'
import { sendBackRows, sendsBack } from './send-back.ts'

/** What a plan says to who has to confirm it: one sentence, and every consequence as a row. */
export interface PlanWords {
  summary: string
  details: ActionDetails
  /** What the receipt says once it was done. */
  done: string
}

/** Puts a plan into words: items, sizes, money, where it goes and by when. Nothing that will happen is left out. */
export function describePlan(plan: ActionPlan, shop: ShopProfile, products: readonly Product[]): PlanWords {
  const price = priceFormat(shop.locale, shop.currency)
  const orderId = plan.order?.before.orderId
  const { summary, label, done, rows } = wordsOf(plan, shop, sendBackRows(plan, shop, products))
  return {
    summary,
    done,
    details: {
      ...(orderId ? { order_id: orderId } : {}),
      items: together(plan.items).map(({ item, becomes }) => {
        const from = optionsText(item.options)
        const to = becomes && (optionsText(becomes.options) || becomes.name)
        const image = pictureOf(item.productId, (becomes ?? item).options, products)
        const cents = becomes?.priceCents ?? item.priceCents
        return {
          name: item.name,
          quantity: item.quantity,
          ...(from ? { from } : {}),
          ...(to ? { to } : {}),
          price: { amount: cents / 100, currency: shop.currency },
          ...(image ? { image } : {}),
        }
      }),
      rows: [...(orderId ? [{ label: 'Order', value: orderId }] : []), ...rows, ...moneyRows(plan, price)],
      confirm_label: label,
    },
  }
}

/** Pieces of a kind that become the same stand in one line. */
function together(items: ActionPlan['items']): ActionPlan['items'] {
  const lines: ActionPlan['items'] = []
  for (const { item, becomes } of items) {
    const at = lines.findIndex(
      (line) => line.item.itemId === item.itemId && line.becomes?.itemId === becomes?.itemId,
    )
    const line = lines[at]
    if (line) lines[at] = { ...line, item: { ...item, quantity: line.item.quantity + item.quantity } }
    else lines.push({ item, becomes })
  }
  return lines
}

type Row = ActionDetails['rows'][number]

function wordsOf(
  { action, order, customer, address, items, undoMs }: ActionPlan,
  shop: ShopProfile,
  sendBack: Row[],
): { summary: string; label: string; done: string; rows: Row[] } {
  const id = order?.before.orderId ?? ''
  const price = priceFormat(shop.locale, shop.currency)
  const [from, to] = shop.returns?.refund_working_days ?? REFUND_DAYS
  const undo: Row[] =
    undoMs > 0
      ? [
          {
            label: 'Change your mind',
            value: `You can undo this for ${Math.round(undoMs / 60_000)} minutes.`,
          },
        ]
      : []
  const pieces = items.reduce((sum, { item }) => sum + item.quantity, 0)
  const several = pieces === 1 ? '1 item' : `${pieces} items`
  switch (action.name) {
    case 'cancel_pending_order':
      return {
        summary: `Cancel order ${id}`,
        label: 'Cancel the order',
        done: `Order ${id} is cancelled.`,
        rows: [{ label: 'Reason', value: action.arguments.reason }, ...undo],
      }
    case 'modify_pending_order_address':
      return {
        summary: `Send order ${id} to another address`,
        label: 'Change the address',
        done: `Order ${id} goes to the new address.`,
        rows: [
          { label: 'New address', value: address ? addressText(address) : '' },
          { label: 'Instead of', value: order ? addressText(order.before.address) : '' },
          ...undo,
        ],
      }
    case 'modify_user_address':
      return {
        summary: 'Change the address of your account',
        label: 'Change the address',
        done: 'The address of your account is changed.',
        rows: [
          { label: 'New address', value: address ? addressText(address) : '' },
          { label: 'Instead of', value: customer ? addressText(customer.before.address) : '' },
          { label: 'Orders', value: 'Orders that are placed already stay as they are.' },
          ...undo,
        ],
      }
    case 'modify_pending_order_items':
      return {
        summary: `Change ${several} of order ${id}`,
        label: 'Change the order',
        done: `Order ${id} is changed.`,
        rows: [
          {
            label: 'Only once',
            value: 'An order can be changed once. After that its items can be neither changed nor cancelled.',
          },
          ...undo,
        ],
      }
    case 'modify_pending_order_payment': {
      const total = order ? price(order.before.totalCents / 100) : ''
      return {
        summary: `Pay order ${id} another way`,
        label: 'Change the payment',
        done: `Order ${id} is paid another way.`,
        rows: [
          { label: 'Amount', value: total },
          {
            label: 'Paid so far',
            value: `goes back to how you paid, at once to a gift card, else within ${from} to ${to} working days`,
          },
          ...undo,
        ],
      }
    }
    case 'return_delivered_order_items':
      return {
        summary: `Return ${several} of order ${id}`,
        label: pieces === 1 ? 'Return it' : 'Return them',
        done: `Your return for order ${id} is registered.`,
        rows: [
          ...(action.arguments.reason ? [{ label: 'Reason', value: action.arguments.reason }] : []),
          {
            label: 'Only once',
            value:
              'While a return is under way, nothing else of the order can be returned: put all into one.',
          },
          ...sendBack,
          ...undo,
        ],
      }
    case 'exchange_delivered_order_items':
      return {
        summary: `Exchange ${several} of order ${id}`,
        label: pieces === 1 ? 'Exchange it' : 'Exchange them',
        done: `Your exchange for order ${id} is registered.`,
        rows: [
          ...sendBack,
          { label: 'Only once', value: 'An order can be exchanged once: all items together.' },
          ...undo,
        ],
      }
    case 'withdraw_from_contract':
      return {
        summary: `Withdraw from the contract for ${several} of order ${id}`,
        label: 'Confirm withdrawal',
        done: `We have received your withdrawal from the contract for order ${id}.`,
        rows: [
          { label: 'Your right', value: 'Within 14 days of delivery, without giving a reason.' },
          ...(sendsBack({ action, order }) ? sendBack : []),
          { label: 'Acknowledgement', value: 'We confirm the receipt of your withdrawal by e-mail at once.' },
          ...undo,
        ],
      }
  }
}

function moneyRows({ money, action, order }: ActionPlan, price: (amount: number) => string): Row[] {
  if (!money || money.amountCents === 0) return []
  const [from, to] = money.days
  return (money.parts ?? [money]).map(({ amountCents, method }) => {
    const amount = `${price(amountCents / 100)}, ${paymentText({ ...method, balanceCents: undefined }, price)}`
    if (money.kind === 'charge') return { label: 'You pay', value: amount }
    const atOnce = to === 0 || method.kind === 'gift_card'
    const days = from === to ? `within ${to} working days` : `within ${from} to ${to} working days`
    const since = sendsBack({ action, order }) ? ' once the parcel is back with us' : ''
    return { label: 'You get back', value: `${amount}, ${atOnce ? 'at once' : days}${since}` }
  })
}
