import { describe, expect, it } from 'vitest'
import { isCardNumber } from '../support/luhn.ts'
import {
  conversations,
  inCents,
  type Order,
  type Payment,
  products,
  profiles,
  profilesText,
  shop,
  sum,
} from './shop-data.ts'

/** The demo's day: nothing in it happened later. */
const TODAY = '2026-11-22T23:59:59Z'
const EUROPEAN_UNION =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')
const ARRIVED = ['delivered', 'return requested', 'exchange requested']
const STATUSES = ['pending', 'processed', 'in transit', 'cancelled', ...ARRIVED]

const orders = profiles.flatMap((profile) => profile.orders.map((order) => ({ ...order, profile })))
const variants = new Map(
  products.flatMap((product) => product.variants.map((variant) => [variant.item_id, { product, variant }])),
)
const ids = (list: Order[]) => list.map((order) => order.order_id)
const repeated = (list: string[]) => list.filter((entry, index) => list.indexOf(entry) !== index)
const cents = (payments: Payment[], type: Payment['type']) =>
  sum(payments.filter((payment) => payment.type === type).map((payment) => inCents(payment.amount)))
const moments = (order: Order) => order.fulfilments.map(({ events }) => events.map(({ at }) => at))
const lastEvents = (order: Order) => order.fulfilments.map(({ events }) => events.at(-1)?.status ?? '')
const isRising = (times: string[]) => times.every((at, index) => index === 0 || at > (times[index - 1] ?? ''))
const isWorkingDay = (at: string) => ![0, 6].includes(new Date(at).getUTCDay())

describe('profiles', () => {
  it('have ids and addresses of their own, and pay by methods of their own', () => {
    expect(repeated(profiles.map((profile) => profile.user_id))).toEqual([])
    expect(repeated(profiles.map((profile) => profile.email))).toEqual([])
    expect(profiles.filter(({ email }) => !/@example\.(?:com|org)$/.test(email))).toEqual([])
    const strange = orders.filter((order) =>
      order.payment_history.some(
        (payment) => !order.profile.payment_methods.some(({ id }) => id === payment.payment_method_id),
      ),
    )
    expect(ids(strange)).toEqual([])
  })

  it('hold no card number', () => {
    expect((profilesText.match(/\d[\d -]{11,}\d/g) ?? []).filter((digits) => isCardNumber(digits))).toEqual(
      [],
    )
    const methods = profiles.flatMap((profile) => profile.payment_methods)
    expect(methods.filter((method) => method.type === 'card' && !/^\d{4}$/.test(method.last4 ?? ''))).toEqual(
      [],
    )
    expect(methods.filter((method) => method.type === 'gift_card' && !((method.balance ?? -1) >= 0))).toEqual(
      [],
    )
  })
})

describe('orders', () => {
  it('have numbers of their own and one of the seven statuses that the tracking article explains', () => {
    expect(repeated(ids(orders))).toEqual([])
    expect(orders.filter(({ order_id }) => !/^VM-2\d{4}$/.test(order_id))).toEqual([])
    expect([...new Set(orders.map(({ status }) => status))].sort()).toEqual([...STATUSES].sort())
  })

  it('hold items of the catalogue, at its price, in their size and colour', () => {
    const wrong = orders.filter((order) =>
      order.items.some((item) => {
        const found = variants.get(item.item_id)
        return (
          !found ||
          found.product.product_id !== item.product_id ||
          found.product.name !== item.name ||
          found.variant.price !== item.price ||
          found.variant.options.size !== item.options.size ||
          found.variant.options.colour !== item.options.colour ||
          item.quantity < 1
        )
      }),
    )
    expect(ids(wrong)).toEqual([])
  })

  it('add up: items, shipping as the shop tells it, and VAT taken off outside the Union', () => {
    const price = (method: string) => shop.shipping.methods.find(({ name }) => name.startsWith(method))?.price
    const shipping = ({ shipping_method, address: { country }, subtotal }: Order) => {
      if (shipping_method === 'collect') return 0
      const abroad = shop.shipping.methods.find(
        ({ name, countries }) => name !== 'Express' && countries?.includes(country),
      )
      if (abroad) return shipping_method === 'international' ? abroad.price : undefined
      if (!EUROPEAN_UNION.includes(country)) return undefined
      const express = shop.shipping.methods.find(({ name }) => name === 'Express')
      if (shipping_method === 'express')
        return express?.countries?.includes(country) ? express.price : undefined
      if (subtotal >= shop.shipping.free_from) return 0
      return price(country === 'BE' ? 'Standard, Belgium' : 'Standard, rest')
    }
    const wrong = orders.filter((order) => {
      const items = sum(order.items.map((item) => inCents(item.price) * item.quantity))
      const untaxed = !EUROPEAN_UNION.includes(order.address.country)
      const vat = untaxed ? Math.round((items * 21) / 121) : 0
      return (
        inCents(order.subtotal) !== items ||
        order.shipping !== shipping(order) ||
        inCents(order.vat_deducted ?? 0) !== vat ||
        inCents(order.total) !== items - vat + inCents(order.shipping)
      )
    })
    expect(ids(wrong)).toEqual([])
  })

  it('are paid in full, and nobody gets back more than was paid by that method', () => {
    const unpaid = orders.filter((order) => cents(order.payment_history, 'payment') !== inCents(order.total))
    expect(ids(unpaid)).toEqual([])
    const tooMuch = orders.filter((order) =>
      order.profile.payment_methods.some(({ id }) => {
        const own = order.payment_history.filter((payment) => payment.payment_method_id === id)
        return cents(own, 'refund') > cents(own, 'payment')
      }),
    )
    expect(ids(tooMuch)).toEqual([])
    const cancelled = orders.filter(({ status }) => status === 'cancelled')
    expect(ids(cancelled.filter((o) => cents(o.payment_history, 'refund') !== inCents(o.total)))).toEqual([])
  })

  it('happen in order, after the account was made or with it, and not in the future', () => {
    const wrong = orders.filter((order) => {
      const times = [...order.payment_history.map(({ at }) => at), ...moments(order).flat()]
      return (
        order.placed_at < order.profile.created_at ||
        times.some((at) => at < order.placed_at || at > TODAY) ||
        !moments(order).every(isRising)
      )
    })
    expect(ids(wrong)).toEqual([])
  })

  it('have parcels as their status says', () => {
    const unsent = orders.filter(({ status }) => ['pending', 'processed', 'cancelled'].includes(status))
    expect(ids(unsent.filter(({ fulfilments }) => fulfilments.length > 0))).toEqual([])
    const sent = orders.filter((order) => !unsent.includes(order))
    const items = (order: Order) => order.items.map(({ item_id }) => item_id).sort()
    const wrongItems = sent.filter(
      (order) =>
        order.fulfilments
          .flatMap((parcel) => parcel.items)
          .sort()
          .join() !== items(order).join(),
    )
    expect(ids(wrongItems)).toEqual([])
    const isThere = (status: string) => status === 'Delivered' || status === 'Collected'
    expect(ids(sent.filter((o) => ARRIVED.includes(o.status) !== lastEvents(o).every(isThere)))).toEqual([])
    expect(
      repeated(sent.flatMap((order) => order.fulfilments.map((parcel) => parcel.tracking_number))),
    ).toEqual([])
  })

  it('leave Ghent on working days with the carrier of their way', () => {
    const carriers = (order: Order) => {
      if (order.shipping_method === 'collect') return 'Studio shop'
      if (order.shipping_method !== 'standard') return 'DHL Express'
      return order.address.country === 'BE' ? 'bpost' : 'DPD'
    }
    const wrong = orders.filter((order) =>
      order.fulfilments.some(
        ({ carrier, events }) => carrier !== carriers(order) || !isWorkingDay(events[0]?.at ?? ''),
      ),
    )
    expect(ids(wrong)).toEqual([])
  })

  it('are still pending only if they came after the last working day’s packing', () => {
    const late = orders.filter(
      ({ status, placed_at }) => status === 'pending' && placed_at < '2026-11-20T16:00',
    )
    expect(ids(late)).toEqual([])
  })

  it('ask for a return or an exchange of their own items, within the window', () => {
    const window = shop.returns.window_days * 24 * 60 * 60 * 1000
    const asked = orders.filter(
      ({ status }) => status === 'return requested' || status === 'exchange requested',
    )
    const tooLate = asked.filter((order) => {
      const delivered = moments(order).flat().sort().at(-1) ?? ''
      return Date.parse(TODAY) - Date.parse(delivered) > window
    })
    expect(ids(tooLate)).toEqual([])
    const wrong = orders.filter(({ items, return_items, exchange_items, exchange_new_items }) => {
      const own = items.map(({ item_id }) => item_id)
      const product = (id = '') => variants.get(id)?.product.product_id
      return (
        [...(return_items ?? []), ...(exchange_items ?? [])].some((id) => !own.includes(id)) ||
        exchange_items?.length !== exchange_new_items?.length ||
        exchange_items?.some((id, index) => product(id) !== product(exchange_new_items?.[index]))
      )
    })
    expect(ids(wrong)).toEqual([])
  })

  it('are of every kind that support sees', () => {
    const kinds: Record<string, (order: Order) => boolean> = {
      'in two parcels': ({ fulfilments }) => fulfilments.length > 1,
      'partly refunded': ({ payment_history, status, total }) =>
        status !== 'cancelled' &&
        cents(payment_history, 'refund') > 0 &&
        cents(payment_history, 'refund') < inCents(total),
      'paid by gift card': ({ payment_history }) =>
        payment_history.some(({ payment_method_id }) => payment_method_id.startsWith('gift_card')),
      'paid in two ways': ({ payment_history }) =>
        payment_history.filter(({ type }) => type === 'payment').length > 1,
      'by Express': ({ shipping_method }) => shipping_method === 'express',
      'collected in Ghent': ({ shipping_method }) => shipping_method === 'collect',
      'outside the Union': ({ vat_deducted }) => vat_deducted !== undefined,
      'without a scan for 5 working days': (order) =>
        order.status === 'in transit' && moments(order).some((times) => (times.at(-1) ?? '') < '2026-11-13'),
    }
    const missing = Object.keys(kinds).filter((kind) => !orders.some((order) => kinds[kind]?.(order)))
    expect(missing).toEqual([])
    expect(new Set(profiles.map(({ address }) => address.country)).size).toBeGreaterThanOrEqual(10)
  })

  it('are spoken of in a conversation only by the one who placed them', () => {
    const owners = new Map(orders.map((order) => [order.order_id, order.profile.user_id]))
    const wrong = conversations.flatMap((conversation, index) =>
      conversation.messages.flatMap(({ text }) =>
        (text.match(/VM-\d{5}/g) ?? [])
          .filter((id) => owners.has(id) && owners.get(id) !== conversation.user_id)
          .map((id) => `${id} in conversation #${index} of ${conversation.user_id}`),
      ),
    )
    expect(wrong).toEqual([])
  })
})
