import type { Refusal } from '../orders/customer-records.ts'
import type { ShopAction } from '../orders/shop-action.ts'

/**
 * Everything that is said about a shopper's own orders in one language: questions and their buttons, where an order is,
 * refusals, cards and receipts. Whole sentences; dates and money come as text of the same language.
 */
export interface ServiceTexts {
  /** The language, as `Intl` knows it. */
  locale: string
  errands: {
    left: string
    notUnderstood: string
    askedAgain(question: string): string
    signInForStatus: string
    signInToWithdraw: string
    signIn: string
    noAccount: string
    noOrders: string
    orders(count: number, shown: number): string
    notFound(number: string): string
    whichOrder: string
    orderUnclear: string
    orderGone: string
    /** Where several were meant. */
    onlyThisOne(order: string): string
    noneToReturn: string
    noneToWithdraw: string
    noneToChange: string
    checkThis: string
    checkThese: string
    confirmOnCard(button: string): string
    cannotHere: string
    otherCountry: string
    windowEnded(days: number, came: string | undefined): string
    warranty(years: number): string
    team(ways: string): string
    newAddress(about: { order: string | undefined; now: string }): string
    addressNeedsPlace(street: string): string
    addressNeedsCode(heard: string): string
    addressNeedsStreet(heard: string): string
    onlyWhole(about: { order: string; items: string; others: string }): string
    whichOfThese: string
    exchangeOrReturn(items: string): string
    /** What is the shop's own fault may be mended otherwise. */
    withPhoto(ways: string): string
    changeOrCancel(items: string): string
    allBack(order: string): string
    howMany: string
    whichItems(order: string): string
    noOtherPayment: string
    paidSo: string
    howToPay: string
    whyCancel(order: string): string
    whyReturn: string
    outOfStock(options: string): string
    notMade(about: { option: string; item: string }): string
    nothingInstead(item: string): string
    insteadOf(item: string): string
  }
  buttons: {
    all: string
    cancelWhole: string
    keepOrder: string
    exchange: string
    return: string
    change: string
    cancel: string
    cancelOrder(order: string): string
    changeAddress(order: string): string
    changeSize(order: string): string
    returnFrom(order: string): string
    exchangeFrom(order: string): string
    withdrawFrom(order: string): string
    order(about: { order: string; first: string; more: number }): string
    /** What may be asked for after a question about the rules. */
    offers: {
      order_status: string
      cancel_pending_order: string
      modify_pending_order_address: string
      modify_pending_order_payment: string
      exchange_delivered_order_items: string
      return_delivered_order_items: string
      withdraw_from_contract: string
    }
  }
  status: {
    /** By the shop's own word, in small letters: a few words. */
    short: Readonly<Record<string, string>>
    changed: string
    unknown: string
    delivered(about: {
      order: string
      placed: string | undefined
      on: string
      at: string | undefined
    }): string
    wasDelivered(about: Placed): string
    onItsWay(about: Placed): string
    packed(about: Placed): string
    cancelled(about: Placed): string
    notSent(about: Placed): string
    other(about: Placed & { status: string }): string
    returning(order: string): string
    exchanging(order: string): string
    refunded(amount: string): string
    lastSeen(about: { on: string; what: string; where: string | undefined }): string
    tracking(number: string, carrier: string | undefined): string
    /** Signs of a parcel that carriers use, in small letters. */
    signs: Readonly<Record<string, string>>
  }
  refusals: Record<Refusal['refused'], string>
  possible(list: string): string
  actions: Record<ShopAction['name'], string>
  payment: {
    giftCard: string
    giftCardHolds(balance: string): string
    card: string
    cardEnding(brand: string, last4: string): string
  }
  reasons: Record<CancelReason | ReturnReason, string>
  card: {
    rows: Record<RowLabel, string>
    items(count: number): string
    undoFor(minutes: number): string
    cancel: CardTexts<string>
    address: CardTexts<string>
    account: CardTexts<string> & { ordersStay: string }
    itemsChange: CardTexts<Pieces> & { onlyOnce: string }
    pay: CardTexts<string> & { paidBack(from: number, to: number): string }
    return: CardTexts<Pieces> & { onlyOnce: string }
    exchange: CardTexts<Pieces> & { onlyOnce: string }
    withdraw: CardTexts<Pieces> & { right: string; acknowledged: string }
    /** How goods are sent back: within so many days, and by a day where it is known. */
    send(about: {
      by: 'return' | 'exchange' | 'withdrawal'
      days: number
      day: string | undefined
      ownPostage: boolean
    }): string
    atOnce(money: string): string
    withinDays(about: { money: string; from: number; to: number; onceBack: boolean }): string
    atOnceBack(money: string): string
    label(code: string): string
    returnNumber(number: string, forCustoms: boolean): string
  }
  /** What becomes of what was decided on a card, where it does not simply come about. */
  decisions: {
    changed: string
    /** While the shop is asked again. */
    notAnswered: { commit: string; undo: string }
    /** Once it is asked no more. */
    neverAnswered: { commit: string; undo: string }
    undoing: string
    undoOver: string
    nothingToUndo: string
    declined: string
    decidedAlready: string
  }
  receipt: {
    hello(name: string): string
    takenBack(what: string): string
    number(number: string): string
    subject(about: { what: string; number: string; undone: boolean }): string
    notYou(ways: string): string
    toPrint: string
  }
}

export type Pieces = { order: string; items: string; count: number }
export type Placed = { order: string; placed: string | undefined }
export type CancelReason = 'no longer needed' | 'ordered by mistake'
export const returnReasons = [
  'Too big',
  'Too small',
  'Not what I expected',
  'Damaged or faulty',
  'The wrong item came',
  'I changed my mind',
] as const
export type ReturnReason = (typeof returnReasons)[number]

/** What a card says of an action: what will happen, the button that does it, and what is said once it was done. */
export interface CardTexts<T> {
  summary(about: T): string
  button: T extends { count: number } ? (about: T) => string : string
  done(about: T): string
}

export type RowLabel =
  | 'order'
  | 'reason'
  | 'undo'
  | 'newAddress'
  | 'insteadOf'
  | 'orders'
  | 'onlyOnce'
  | 'amount'
  | 'paidSoFar'
  | 'howToSend'
  | 'yourRight'
  | 'acknowledgement'
  | 'youPay'
  | 'youGetBack'
  | 'label'
  | 'returnNumber'
  | 'sendBackBy'

/** A row of a card before it has its label. */
export interface CardRow {
  of: RowLabel
  value: string
}
