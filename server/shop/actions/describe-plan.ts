import { priceFormat } from '../../../kb/product-passage.ts'
import type { Product } from '../../../kb/product.ts'
import type { ShopProfile } from '../../../kb/shop-profile.ts'
import type { ActionDetails } from '../../wire.ts'
import type { ActionPlan } from '../orders/customer-records.ts'
import { pictureOf } from '../orders/order-card.ts'
import { REFUND_DAYS } from '../orders/plan-facts.ts'
import { addressText, optionsText, paymentText } from '../orders/order-words.ts'
import { english } from '../texts/en.ts'
import type { CardRow, CardTexts, RowLabel, ServiceTexts } from '../texts/service-texts.ts'
import { shopIn } from '../texts/texts-for.ts'
import { sendBackRows, sendsBack } from './send-back.ts'

/** What a plan says to who has to confirm it: one sentence, and every consequence as a row. */
export interface PlanWords {
  summary: string
  details: ActionDetails
  /** What the receipt says once it was done, and the rows that it keeps. */
  done: string
  receiptRows: ActionDetails['rows']
}

/** Puts a plan into words: items, sizes, money, where it goes and by when. Nothing that will happen is left out. */
export function describePlan(
  plan: ActionPlan,
  shop: ShopProfile,
  products: readonly Product[],
  texts: ServiceTexts = english,
): PlanWords {
  const here = shopIn(texts, shop)
  const price = priceFormat(here.locale, shop.currency)
  const orderId = plan.order?.before.orderId
  const { summary, button, done, rows } = wordsOf(
    plan,
    here,
    sendBackRows(plan, here, products, texts),
    texts,
  )
  const all: Row[] = [...(orderId ? [row('order', orderId)] : []), ...rows, ...moneyRows(plan, price, texts)]
  const shown = (those: Row[]) => those.map(({ of, value }) => ({ label: texts.card.rows[of], value }))
  return {
    summary,
    done,
    receiptRows: shown(all.filter(({ of }) => !OVER.has(of))),
    details: {
      ...(texts === english ? {} : { language: texts.locale }),
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
      rows: shown(all),
      confirm_label: button,
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

type Row = CardRow

const row = (of: RowLabel, value: string): Row => ({ of, value })

/** What a card says that is over once it was done. */
const OVER = new Set<RowLabel>(['undo', 'onlyOnce', 'howToSend'])

function wordsOf(
  { action, order, customer, address, items, undoMs }: ActionPlan,
  shop: ShopProfile,
  sendBack: Row[],
  { card, reasons }: ServiceTexts,
): { summary: string; button: string; done: string; rows: Row[] } {
  const id = order?.before.orderId ?? ''
  const price = priceFormat(shop.locale, shop.currency)
  const [from, to] = shop.returns?.refund_working_days ?? REFUND_DAYS
  const undo = undoMs > 0 ? [row('undo', card.undoFor(Math.round(undoMs / 60_000)))] : []
  const count = items.reduce((sum, { item }) => sum + item.quantity, 0)
  const about = { order: id, items: card.items(count), count }
  const whole = (texts: CardTexts<string>) => ({
    summary: texts.summary(id),
    button: texts.button,
    done: texts.done(id),
  })
  const some = (texts: CardTexts<typeof about>) => ({
    summary: texts.summary(about),
    button: texts.button(about),
    done: texts.done(about),
  })
  const reasonText = (reason: string) =>
    Object.entries<string>(reasons).find(([known]) => known === reason)?.[1] ?? reason
  switch (action.name) {
    case 'cancel_pending_order':
      return { ...whole(card.cancel), rows: [row('reason', reasonText(action.arguments.reason)), ...undo] }
    case 'modify_pending_order_address':
      return {
        ...whole(card.address),
        rows: [
          row('newAddress', address ? addressText(address) : ''),
          row('insteadOf', order ? addressText(order.before.address) : ''),
          ...undo,
        ],
      }
    case 'modify_user_address':
      return {
        ...whole(card.account),
        rows: [
          row('newAddress', address ? addressText(address) : ''),
          row('insteadOf', customer ? addressText(customer.before.address) : ''),
          row('orders', card.account.ordersStay),
          ...undo,
        ],
      }
    case 'modify_pending_order_items':
      return { ...some(card.itemsChange), rows: [row('onlyOnce', card.itemsChange.onlyOnce), ...undo] }
    case 'modify_pending_order_payment':
      return {
        ...whole(card.pay),
        rows: [
          row('amount', order ? price(order.before.totalCents / 100) : ''),
          row('paidSoFar', card.pay.paidBack(from, to)),
          ...undo,
        ],
      }
    case 'return_delivered_order_items':
      return {
        ...some(card.return),
        rows: [
          ...(action.arguments.reason ? [row('reason', reasonText(action.arguments.reason))] : []),
          row('onlyOnce', card.return.onlyOnce),
          ...sendBack,
          ...undo,
        ],
      }
    case 'exchange_delivered_order_items':
      return {
        ...some(card.exchange),
        rows: [...sendBack, row('onlyOnce', card.exchange.onlyOnce), ...undo],
      }
    case 'withdraw_from_contract':
      return {
        ...some(card.withdraw),
        rows: [
          row('yourRight', card.withdraw.right),
          ...(sendsBack({ action, order }) ? sendBack : []),
          row('acknowledgement', card.withdraw.acknowledged),
          ...undo,
        ],
      }
  }
}

function moneyRows(
  { money, action, order }: ActionPlan,
  price: (amount: number) => string,
  { card, payment }: ServiceTexts,
): Row[] {
  if (!money || money.amountCents === 0) return []
  const [from, to] = money.days
  return (money.parts ?? [money]).map(({ amountCents, method }) => {
    const amount = `${price(amountCents / 100)}, ${paymentText({ ...method, balanceCents: undefined }, price, payment)}`
    if (money.kind === 'charge') return row('youPay', amount)
    const onceBack = sendsBack({ action, order })
    if (to > 0 && method.kind !== 'gift_card')
      return row('youGetBack', card.withinDays({ money: amount, from, to, onceBack }))
    return row('youGetBack', onceBack ? card.atOnceBack(amount) : card.atOnce(amount))
  })
}
