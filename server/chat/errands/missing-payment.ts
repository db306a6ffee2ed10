import { priceFormat } from '../../../kb/product-passage.ts'
import { paymentText } from '../../shop/orders/order-words.ts'
import { type ErrandResult, errandResult } from './errand.ts'
import { ask, type OpenErrand } from './open-errand.ts'

/** Takes the way it was paid, or the one that was named; asks where it must be another. */
export function paymentMissing(errand: OpenErrand): ErrandResult | undefined {
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

/** Asks for another way to pay, or takes the one that the words name. */
export function askPayment(errand: OpenErrand, except: string | undefined): ErrandResult | undefined {
  const { customer, parts, slots, text } = errand
  const { texts } = errand.turn
  const profile = parts.shop.profile()
  const price = priceFormat(profile.locale, profile.currency)
  const others = customer.paymentMethods.filter(({ id }) => id !== except)
  if (others.length === 0) return errandResult(texts.errands.noOtherPayment, { outcome: 'declined' })
  const kinds = { card: /\bcard\b(?<!gift card)/i, paypal: /\bpaypal\b/i, gift_card: /\bgift card\b/i }
  // "to my gift card": what stands last is where it is to go.
  const said = /\b(?:to|with|by|use|using)\b(?!.*\b(?:to|with|by|use|using)\b)(.*)$/i.exec(text)?.[1] ?? text
  const named = others.filter(({ kind }) => kinds[kind].test(said))
  if (named.length === 1 && named[0] && slots.paymentMethodId === undefined) {
    slots.paymentMethodId = named[0].id
    return undefined
  }
  const current = customer.paymentMethods.find(({ id }) => id === except)
  const already = current && named.length === 0 && kinds[current.kind].test(said)
  return ask(
    errand,
    'payment',
    already ? `${texts.errands.paidSo} ${texts.errands.howToPay}` : texts.errands.howToPay,
    others.map((method) => ({ label: paymentText(method, price, texts.payment), value: method.id })),
  )
}
