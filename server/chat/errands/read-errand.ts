import type { OrderItem } from '../../shop/orders/order.ts'
import * as patterns from './errand-patterns.ts'
import type { ErrandKind } from './errand.ts'
import { withItemsAsOne } from './items-named.ts'
import type { QuestionReading } from './plain-question.ts'
import { plainWords } from './plain-words.ts'

/** What a message asks to be done or told about the shopper's own orders. */
export interface ErrandAsked {
  kind: ErrandKind
  /** As the shopper wrote it. */
  orderNumber: string | undefined
  /** It asks what the rules are, or how it is done; the shop's pages answer that, and the errand is what comes next. */
  isQuestion: boolean
  /** The question is whether it can be done now, which the order itself tells. */
  asksWhether?: boolean
  /** Nothing but an order's number says that it is about an order at all. */
  isOnlyNumber?: boolean
  /**
   * Left to be found out: what is not wanted may be sent back or called off, what something is the matter with may be
   * exchanged, too.
   */
  unclear?: 'unwanted' | 'complaint'
}

/** How a message is read. */
export interface ErrandReading extends Partial<QuestionReading> {
  /** Word by word: then verbs stand anywhere, and what is whose is lost; only of who has signed in. */
  isTranslated?: boolean
}

/** What is somebody's own where it is spoken of. */
const THEIRS = /(?<!\b(?:my|any|an|another) )\b(orders?|parcel|package|delivery address)\b/gi

/**
 * Reads what is wanted; undefined where the message is about nothing of the shopper's own.
 * @param items what the shopper has bought: "the boots" are an order, where they are among it
 */
export function readErrand(
  message: string,
  items: readonly OrderItem[] = [],
  { isTranslated = false, asksShop = false, isDenied: isSaidNot = false }: ErrandReading = {},
): ErrandAsked | undefined {
  if (asksShop) return undefined
  const p = patterns
  const read = withItemsAsOne(plainWords(message), items)
  const text = isTranslated ? read.replace(THEIRS, 'my $1') : read
  const orderNumber = p.ORDER_NUMBER.exec(text)?.[0]
  const words =
    orderNumber === undefined
      ? text
      : text.replace(orderNumber, 'my order').replace(/\border my order\b/i, 'my order')
  const asked = (kind: ErrandKind, rest: Partial<ErrandAsked> = {}): ErrandAsked => ({
    kind,
    orderNumber,
    isQuestion: false,
    ...rest,
  })
  if (orderNumber !== undefined && words.replace('my order', '').replace(/[^\p{L}\p{N}]/gu, '') === '')
    return asked('order_status')
  if ((orderNumber === undefined ? p.POLICY : p.RULE_WORDS).test(words)) return undefined

  if (orderNumber === undefined && p.BUYS_AGAIN.test(words) && !p.IN_ITS_PLACE.test(words)) return undefined
  const hasItem = items.length > 0 && words.includes('my item')
  const isRequest = p.REQUESTS.test(words)
  const isAsking = p.ASKS.test(words) && !isRequest
  const whether = { asksWhether: p.ASKS_WHETHER.test(words) }
  if (p.REFUND.test(words) || p.COMING_BACK.test(words)) return asked('order_status')
  if (p.WHEN_REFUND.test(words)) return asked('order_status', { isQuestion: true, asksWhether: true })
  const isDenied = isSaidNot || p.NOT_MEANT.test(words)
  for (const [kind, pattern, verbs] of isDenied ? [] : p.ERRANDS) {
    // "Address change" said twice has the one before the other, too.
    const isEitherWay = isTranslated && kind !== 'exchange_delivered_order_items'
    const isIt =
      pattern.test(isEitherWay ? `${words} ${words}` : words) ||
      (isTranslated && !isEitherWay && p.SIZE_CHANGE.test(words))
    if (!isIt || p.OTHER_THINGS.test(words)) continue
    const opening = isTranslated ? '\\b' : p.OPENING
    const isImperative = new RegExp(`${opening}(?:${verbs})\\b`, 'i').test(words)
    const isNow = items.length > 0 && p.STILL.test(words)
    const isOwn = hasItem || isNow || p.OWN.test(words) || kind === 'withdraw_from_contract'
    if (!isImperative && !isRequest && !(isAsking && isOwn) && orderNumber === undefined && !hasItem)
      return undefined
    if (p.GENERAL.test(words) && !isImperative && !isRequest && !hasItem) return undefined
    const isMeant =
      kind === 'modify_pending_order_address' && p.ACCOUNT.test(words) ? 'modify_user_address' : kind
    // A right that is asked about is offered at once.
    const isQuestion = isAsking && orderNumber === undefined && kind !== 'withdraw_from_contract'
    return asked(isMeant, { isQuestion, ...whether })
  }
  if (items.length > 0 && !isDenied && p.PAY_WITH.test(words) && !isAsking)
    return asked('modify_pending_order_payment')
  if (hasItem && !isDenied) {
    if (p.UNWANTED.test(words)) return asked('return_delivered_order_items', { unclear: 'unwanted' })
    if (p.COMPLAINT.test(words)) return asked('exchange_delivered_order_items', { unclear: 'complaint' })
  }
  if (p.OTHER_THINGS.test(words)) return undefined
  if (p.LIST.test(words) && !p.RULES.test(words)) return asked('order_list')
  const isTheirs =
    (p.MY_ORDER.test(words) && (p.WHERE.test(words) || (isDenied && /\?/.test(words)))) ||
    (items.length > 0 && p.NOT_HERE.test(words))
  if ((isTheirs || p.BOUGHT.test(words)) && !p.RULES.test(words))
    return asked('order_status', { isQuestion: p.HOW.test(words) && orderNumber === undefined })
  // An order that is named is what it is about.
  if (orderNumber !== undefined && !p.SOMEONE.test(words))
    return asked('order_status', { isOnlyNumber: true })
  return undefined
}

/** Whether a message asks for what comes back: a refund, a return on its way. */
export function asksForRefund(message: string): boolean {
  return /\b(?:refund\w*|money|return|exchange)\b/i.test(message)
}
