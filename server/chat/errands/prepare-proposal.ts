import { priceFormat } from '../../../kb/product-passage.ts'
import { describeRefusal } from '../../shop/actions/describe-refusal.ts'
import type { Customer } from '../../shop/orders/customer.ts'
import type { Refusal } from '../../shop/orders/customer-records.ts'
import { orderCard } from '../../shop/orders/order-card.ts'
import { addressText, optionsText, paymentText } from '../../shop/orders/order-words.ts'
import { piecesLeft } from '../../shop/orders/order-money.ts'
import type { Order, OrderItem } from '../../shop/orders/order.ts'
import type { ShopAction } from '../../shop/orders/shop-action.ts'
import { itemsNamed, ordersFor } from './choose-order.ts'
import { alternatives, variantLabel, variantsMeant } from './choose-variant.ts'
import type { ErrandParts, ErrandTurn } from './errand-parts.ts'
import { type ErrandResult, type ErrandSlots, type ErrandState, errandResult } from './errand.ts'
import { nextSteps } from './order-status.ts'
import { readAddress } from './read-address.ts'
import { cancelReason, returnReason, returnReasons } from './read-reason.ts'

const MOST_OPTIONS = 8
const ALL = /\b(?:all|both|everything|entire|whole|complete)\b/i
/** Answers that said nothing, after which it is not asked again. */
const PATIENCE = 2

/** All that is known of an errand while it is being made ready. */
interface Errand {
  slots: ErrandSlots
  /** The message, for what it says by the way. */
  text: string
  order: Order | undefined
  customer: Customer
  turn: ErrandTurn
  parts: ErrandParts
  before: ErrandState | undefined
}

/** Fills in what the message says, asks for what is missing, and proposes once nothing is. */
export async function prepareProposal(
  slots: ErrandSlots,
  text: string,
  order: Order | undefined,
  turn: ErrandTurn,
  parts: ErrandParts,
  before?: ErrandState,
): Promise<ErrandResult> {
  const customer = turn.shopper && (await parts.records.customer(turn.shopper.userId))
  if (!customer)
    return errandResult('I do not find your account in the shop right now, so I cannot change anything.', {
      outcome: 'unsure',
    })
  // What is not sent yet is changed, not exchanged.
  const kind =
    slots.kind === 'exchange_delivered_order_items' && order?.status === 'pending'
      ? 'modify_pending_order_items'
      : slots.kind
  const errand: Errand = { slots: { ...slots, kind }, text, order, customer, turn, parts, before }
  const isTooLate = order !== undefined && ordersFor(kind, [order]).length === 0
  return (
    (isTooLate ? await tooLate(errand, order) : undefined) ??
    addressMissing(errand) ??
    itemsMissing(errand) ??
    (await variantMissing(errand)) ??
    reasonMissing(errand) ??
    paymentMissing(errand) ??
    propose(errand)
  )
}

/** Said before anything is asked: as it stands, the order does not allow this. */
async function tooLate({ slots, customer, parts }: Errand, order: Order): Promise<ErrandResult | undefined> {
  const [item] = order.items
  const about = { order_id: order.orderId }
  const pieces = { ...about, item_ids: item ? [item.itemId] : [], payment_method_id: 'any' }
  const action: ShopAction = OF_ITEMS.has(slots.kind)
    ? { name: 'return_delivered_order_items', arguments: pieces }
    : { name: 'cancel_pending_order', arguments: { ...about, reason: 'no longer needed' } }
  const plan = await parts.records.plan(customer.userId, action)
  return 'refused' in plan ? refusal(plan, order, parts) : undefined
}

/** Asks for one thing, with buttons; asked again, it says so, and gives up in the end. */
function ask(
  { slots, before }: Errand,
  asking: ErrandState['asking'],
  question: string,
  options: ErrandState['options'],
): ErrandResult {
  const isAgain = before?.asking === asking && JSON.stringify(before.options) === JSON.stringify(options)
  const idle = isAgain ? before.idle + 1 : 0
  if (idle > PATIENCE)
    return errandResult(
      'I did not understand that, so I leave everything as it is. Say it in other words, or ask for a person of our team.',
      { outcome: 'unsure' },
    )
  return errandResult(isAgain ? `I did not quite get that. ${question}` : question, {
    outcome: 'clarify',
    suggestions: options.map(({ label }) => label),
    next: { ...slots, asking, options, idle },
  })
}

function addressMissing(errand: Errand): ErrandResult | undefined {
  const { slots, order, customer, text } = errand
  if (slots.kind !== 'modify_pending_order_address' && slots.kind !== 'modify_user_address') return undefined
  const now = order?.address ?? customer.address
  const given = slots.address ?? readAddress(text, now.country)
  if (given) {
    slots.address = { ...given, country: given.country || now.country }
    return undefined
  }
  const own = customer.address
  const isOther = order && addressText(own) !== addressText(order.address)
  const options = isOther
    ? [
        {
          label: addressText(own),
          value: JSON.stringify({
            address1: own.line1,
            address2: own.line2,
            city: own.city,
            state: own.region,
            country: own.country,
            zip: own.postalCode,
          }),
        },
      ]
    : []
  const what = order ? `order ${order.orderId}` : 'your account'
  return ask(
    errand,
    'address',
    `What is the new address for ${what}? Please write it in one message: street and number, postcode and city, country. Now it is ${addressText(now)}.`,
    options,
  )
}

const OF_ITEMS = new Set([
  'return_delivered_order_items',
  'exchange_delivered_order_items',
  'modify_pending_order_items',
  'withdraw_from_contract',
])

function itemsMissing(errand: Errand): ErrandResult | undefined {
  const { slots, order, text, before } = errand
  if (!order || !OF_ITEMS.has(slots.kind) || slots.itemIds) return undefined
  const mayName = before === undefined || before.asking === 'items' || before.asking === 'order'
  const named = mayName ? itemsNamed(text, order.items) : []
  const chosen =
    order.items.length === 1 || (mayName && named.length === 0 && ALL.test(text)) ? order.items : named
  if (chosen.length > 0) {
    slots.itemIds = chosen.flatMap(piecesOf)
    return undefined
  }
  const lines = order.items.slice(0, MOST_OPTIONS - 1).map((item) => ({
    label: itemLabel(item),
    value: piecesOf(item).join(' '),
  }))
  const isChange =
    slots.kind === 'exchange_delivered_order_items' || slots.kind === 'modify_pending_order_items'
  const all = isChange ? [] : [{ label: 'All of them', value: order.items.flatMap(piecesOf).join(' ') }]
  return ask(errand, 'items', `Which of the items of order ${order.orderId} is it about?`, [...lines, ...all])
}

async function variantMissing(errand: Errand): Promise<ErrandResult | undefined> {
  const { slots, order, text, parts, before } = errand
  const changes =
    slots.kind === 'exchange_delivered_order_items' || slots.kind === 'modify_pending_order_items'
  if (!order || !changes || !slots.itemIds) return undefined
  const price = priceFormat(parts.shop.profile().locale, parts.shop.profile().currency)
  const chosen = [...(slots.newItemIds ?? [])]
  // A button stands for one piece; the same goes for the others of its line.
  const isFresh = chosen.length === (before?.newItemIds?.length ?? 0)
  for (let at = chosen.length; at < slots.itemIds.length; at++) {
    const id = slots.itemIds[at]
    const item = order.items.find(({ itemId }) => itemId === id)
    if (!item) break
    const same = slots.itemIds.indexOf(item.itemId)
    const alike = chosen[same]
    if (same < at && alike !== undefined) {
      chosen.push(alike)
      continue
    }
    const variants = await parts.records.variants(item.productId)
    const meant = isFresh ? variantsMeant(text, item, variants) : []
    const [only] = meant.filter(({ available }) => available)
    if (only && meant.length === 1) {
      chosen.push(only.itemId)
      continue
    }
    slots.newItemIds = chosen
    const inStock = meant.filter(({ available }) => available)
    const offered = (inStock.length > 0 ? inStock : alternatives(item, variants)).slice(0, MOST_OPTIONS)
    const soldOut =
      meant.length > 0 && inStock.length === 0
        ? `${optionsText(meant[0]?.options ?? {})} is not in stock. `
        : ''
    if (offered.length === 0)
      return errandResult(
        `${soldOut}There is nothing in stock right now that ${itemLabel(item)} could be changed for.`,
        { outcome: 'declined', suggestions: nextSteps(order).slice(0, 1) },
      )
    return ask(
      errand,
      'variant',
      `${soldOut}What would you like instead of ${itemLabel(item)}? These are in stock:`,
      offered.map((variant) => ({ label: variantLabel(variant, item, price), value: variant.itemId })),
    )
  }
  slots.newItemIds = chosen
  return undefined
}

function reasonMissing(errand: Errand): ErrandResult | undefined {
  const { slots, text, before } = errand
  if (slots.reason !== undefined) return undefined
  const said = before === undefined || before.asking === 'reason'
  if (slots.kind === 'cancel_pending_order') {
    slots.reason = said ? cancelReason(text) : undefined
    if (slots.reason !== undefined) return undefined
    return ask(errand, 'reason', 'May I ask why you would like to cancel it?', [
      { label: 'I no longer need it', value: 'no longer needed' },
      { label: 'I ordered it by mistake', value: 'ordered by mistake' },
    ])
  }
  if (slots.kind === 'return_delivered_order_items') {
    slots.reason = said
      ? (returnReason(text) ?? (before?.asking === 'reason' ? text.slice(0, 200) : undefined))
      : undefined
    if (slots.reason !== undefined) return undefined
    return ask(
      errand,
      'reason',
      'What is the reason for the return?',
      returnReasons.map((reason) => ({ label: reason, value: reason })),
    )
  }
  return undefined
}

function paymentMissing(errand: Errand): ErrandResult | undefined {
  const { slots, order, customer, text } = errand
  if (!order || slots.paymentMethodId !== undefined) return undefined
  const original = order.payments.find(({ type }) => type === 'payment')?.paymentMethodId
  const giftCard = customer.paymentMethods.find(({ kind }) => kind === 'gift_card')
  switch (slots.kind) {
    case 'return_delivered_order_items':
    case 'exchange_delivered_order_items':
    case 'modify_pending_order_items':
      slots.paymentMethodId = (/\bgift card\b/i.test(text) ? giftCard?.id : undefined) ?? original
      return slots.paymentMethodId === undefined ? askPayment(errand, undefined) : undefined
    case 'modify_pending_order_payment':
      return askPayment(errand, original)
    default:
      return undefined
  }
}

function askPayment(errand: Errand, except: string | undefined): ErrandResult | undefined {
  const { customer, parts, slots, text } = errand
  const profile = parts.shop.profile()
  const price = priceFormat(profile.locale, profile.currency)
  const others = customer.paymentMethods.filter(({ id }) => id !== except)
  if (others.length === 0)
    return errandResult(
      'There is no other way to pay in your account. You can add one in your account, then ask again.',
      {
        outcome: 'declined',
      },
    )
  const kinds = { card: /\bcard\b(?<!gift card)/i, paypal: /\bpaypal\b/i, gift_card: /\bgift card\b/i }
  // "to my gift card": what stands last is where it is to go.
  const said = /\b(?:to|with|by|use|using)\b(?!.*\b(?:to|with|by|use|using)\b)(.*)$/i.exec(text)?.[1] ?? text
  const named = others.filter(({ kind }) => kinds[kind].test(said))
  if (named.length === 1 && named[0] && slots.paymentMethodId === undefined) {
    slots.paymentMethodId = named[0].id
    return undefined
  }
  return ask(
    errand,
    'payment',
    'How would you like to pay instead?',
    others.map((method) => ({ label: paymentText(method, price), value: method.id })),
  )
}

async function propose(errand: Errand): Promise<ErrandResult> {
  const { slots, order, customer, turn, parts } = errand
  const action = actionOf(slots, order, customer)
  if (!action)
    return errandResult('I cannot do that here. Please ask a person of our team.', { outcome: 'unsure' })
  const { conversationId, turnId } = turn
  const made = await parts.actions.propose(customer.userId, { conversationId, turnId, ordinal: 1 }, action)
  if (!('refused' in made))
    return errandResult('Please check this. It happens only when you confirm it.', { proposed: made })
  if (made.refused === 'gift_card_balance' || made.refused === 'payment_method_not_allowed') {
    const other = askPayment(
      { ...errand, text: '', slots: { ...slots, paymentMethodId: undefined } },
      slots.paymentMethodId,
    )
    if (other) return { ...other, text: `${describeRefusal({ ...made, possible: [] })} ${other.text}` }
  }
  return refusal(made, order, parts)
}

/** Why not, and what is possible instead. */
function refusal(refused: Refusal, order: Order | undefined, { shop }: ErrandParts): ErrandResult {
  return errandResult(describeRefusal(refused), {
    outcome: refused.refused === 'unavailable' ? 'unsure' : 'declined',
    orders: order ? [orderCard(order, { shop: shop.profile(), products: shop.products() })] : [],
    suggestions: order ? nextSteps(order) : [],
  })
}

/** The action that the slots say, once nothing is missing. */
function actionOf(
  { kind, address, itemIds, newItemIds, paymentMethodId, reason }: ErrandSlots,
  order: Order | undefined,
  customer: Customer,
): ShopAction | undefined {
  if (kind === 'modify_user_address')
    return address && { name: kind, arguments: { user_id: customer.userId, ...address } }
  const order_id = order?.orderId
  if (order_id === undefined) return undefined
  switch (kind) {
    case 'cancel_pending_order':
      return reason === undefined ? undefined : { name: kind, arguments: { order_id, reason } }
    case 'modify_pending_order_address':
      return address && { name: kind, arguments: { order_id, ...address } }
    case 'modify_pending_order_payment':
      return paymentMethodId === undefined
        ? undefined
        : { name: kind, arguments: { order_id, payment_method_id: paymentMethodId } }
    case 'modify_pending_order_items':
    case 'exchange_delivered_order_items':
      return itemIds && newItemIds && paymentMethodId !== undefined
        ? {
            name: kind,
            arguments: {
              order_id,
              item_ids: itemIds,
              new_item_ids: newItemIds,
              payment_method_id: paymentMethodId,
            },
          }
        : undefined
    case 'return_delivered_order_items':
      return itemIds && paymentMethodId !== undefined
        ? {
            name: kind,
            arguments: {
              order_id,
              item_ids: itemIds,
              payment_method_id: paymentMethodId,
              ...(reason ? { reason } : {}),
            },
          }
        : undefined
    case 'withdraw_from_contract':
      return itemIds && { name: kind, arguments: { order_id, item_ids: itemIds } }
    default:
      return undefined
  }
}

/** An item's id once for each piece of its line that is still with the shopper. */
function piecesOf(item: OrderItem): string[] {
  return Array.from({ length: piecesLeft(item) }, () => item.itemId)
}

function itemLabel({ name, options, quantity }: OrderItem): string {
  const what = [name, optionsText(options)].filter(Boolean).join(', ')
  return quantity > 1 ? `${quantity} × ${what}` : what
}
