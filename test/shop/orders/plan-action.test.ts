import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ActionPlan, Refusal } from '../../../server/shop/orders/customer-records.ts'
import type { Customer } from '../../../server/shop/orders/customer.ts'
import type { Order, Variant } from '../../../server/shop/orders/order.ts'
import { keptCents } from '../../../server/shop/orders/order-money.ts'
import { planAction } from '../../../server/shop/orders/plan-action.ts'
import { ShopAction } from '../../../server/shop/orders/shop-action.ts'
import { deliveredAt, isOver } from '../../../server/shop/orders/time-windows.ts'
import { ada, item, NOW, orderOf, products, terms } from './records.ts'

const variants = (productId: string): Variant[] =>
  (products.find(({ product_id }) => product_id === productId)?.variants ?? []).map((variant) => ({
    itemId: variant.item_id,
    productId,
    name: productId,
    options: variant.options,
    priceCents: Math.round(variant.price * 100),
    available: variant.available,
    stock: variant.stock,
  }))

function plan(
  name: ShopAction['name'],
  given: Record<string, unknown>,
  order: Order | undefined = orderOf(),
  customer: Customer = ada,
): ActionPlan | Refusal {
  const action = ShopAction.parse({ name, arguments: { order_id: 'VM-1', ...given } })
  return planAction(action, { customer, order, variants, terms, now: NOW })
}
function allowed(result: ActionPlan | Refusal): ActionPlan {
  if ('refused' in result) throw new Error(`${result.refused}: ${result.detail}`)
  return result
}
const cancel = (order: Order) => plan('cancel_pending_order', { reason: 'no longer needed' }, order)
const giveBack = (order: Order, ids: string[], method = 'card_1') =>
  plan('return_delivered_order_items', { item_ids: ids, payment_method_id: method }, order)
const withdraw = (order: Order, ids: string[]) => plan('withdraw_from_contract', { item_ids: ids }, order)
const change = (ids: string[], becomes: string[], order = orderOf(), method = 'card_1') =>
  plan(
    'modify_pending_order_items',
    { item_ids: ids, new_item_ids: becomes, payment_method_id: method },
    order,
  )

describe('the shop’s terms', () => {
  it('take pieces back for 30 days of the shop’s calendar after the last parcel, and no longer', () => {
    const parcels = orderOf({ deliveredDaysAgo: 40 })
    const [first] = parcels.fulfilments
    const late = (days: number) => orderOf({ deliveredDaysAgo: days })
    expect(giveBack(late(30), ['SHIRT-S'])).not.toHaveProperty('refused')
    expect(giveBack(late(31), ['SHIRT-S'])).toMatchObject({ refused: 'window_over', possible: [] })
    const second = { ...late(3).fulfilments[0], itemIds: ['SHIRT-S'] }
    const both = { ...parcels, fulfilments: [first, second] } as Order
    expect(giveBack(both, ['SHIRT-S'])).not.toHaveProperty('refused')
  })

  it('go by what a product says of itself: final sale, made for one, a longer window', () => {
    const items = [item('VEST'), item('NAME'), item('RUG')]
    const order = orderOf({ deliveredDaysAgo: 10, items })
    expect(giveBack(order, ['VEST'])).toMatchObject({ refused: 'window_over' })
    expect(giveBack(order, ['NAME'])).toMatchObject({ refused: 'window_over' })
    expect(withdraw(order, ['VEST'])).not.toHaveProperty('refused')
    expect(withdraw(order, ['NAME'])).toMatchObject({ refused: 'invalid' })
    expect(giveBack(orderOf({ deliveredDaysAgo: 59, items }), ['RUG'])).not.toHaveProperty('refused')
  })

  it('say what is possible instead', () => {
    expect(cancel(orderOf({ deliveredDaysAgo: 3 }))).toMatchObject({
      refused: 'not_pending',
      possible: ['return_delivered_order_items', 'exchange_delivered_order_items', 'withdraw_from_contract'],
    })
    expect(cancel(orderOf({ status: 'in transit' }))).toMatchObject({ possible: ['withdraw_from_contract'] })
    expect(giveBack(orderOf(), ['SHIRT-S'])).toMatchObject({
      refused: 'not_delivered',
      possible: [
        'cancel_pending_order',
        'modify_pending_order_address',
        'modify_pending_order_items',
        'modify_pending_order_payment',
        'withdraw_from_contract',
      ],
    })
    expect(plan('cancel_pending_order', { reason: 'x' }, undefined)).toMatchObject({
      refused: 'invalid_reason',
    })
  })

  it('refund what was really paid for a piece: less VAT taken off, and shipping once all goes back', () => {
    // 60.00 of list price, 49.59 without VAT, 12.95 shipping.
    const order = orderOf({ deliveredDaysAgo: 2, totalCents: 4959 + 1295, shippingCents: 1295 })
    expect(allowed(giveBack(order, ['SHIRT-S'])).money?.amountCents).toBe(2480)
    const all = allowed(giveBack(order, ['SHIRT-S', 'SHIRT-S']))
    expect(all.money).toMatchObject({ amountCents: 4959 + 1295, days: [3, 4] })
    const gone = { ...order, items: [{ ...item('SHIRT-S', 3000, 2), returned: 1 }] }
    expect(giveBack(gone, ['SHIRT-S', 'SHIRT-S'])).toMatchObject({ refused: 'item_not_found' })
  })

  it('refund of Express only what standard would have cost', () => {
    const express = (items = [item('SHIRT-S')]) =>
      orderOf({ deliveredDaysAgo: 2, items, shippingCents: 1495, shippingMethod: 'express' })
    expect(allowed(withdraw(express(), ['SHIRT-S'])).money?.amountCents).toBe(3000 + 395)
    const dear = express([item('SHIRT-S', 9000)])
    expect(allowed(withdraw(dear, ['SHIRT-S'])).money?.amountCents).toBe(9000)
    // A return is no less than a withdrawal while one may withdraw; later, Express is not refunded.
    expect(allowed(giveBack(express(), ['SHIRT-S'])).money?.amountCents).toBe(3000 + 395)
    const late = { ...express(), fulfilments: orderOf({ deliveredDaysAgo: 20 }).fulfilments }
    expect(allowed(giveBack(late, ['SHIRT-S'])).money?.amountCents).toBe(3000)
    const standard = { ...late, shippingMethod: 'standard', shippingCents: 395, totalCents: 3395 }
    expect(allowed(giveBack(standard, ['SHIRT-S'])).money?.amountCents).toBe(3395)
  })

  it('pay each method back no more than it paid', () => {
    const payments = [
      { type: 'payment' as const, amountCents: 4000, paymentMethodId: 'gift_1' },
      { type: 'payment' as const, amountCents: 2395, paymentMethodId: 'paypal_1' },
    ]
    const done = allowed(cancel(orderOf({ payments })))
    expect(done.money?.parts?.map(({ amountCents }) => amountCents)).toEqual([4000, 2395])
    expect(done.customer?.after.paymentMethods[2]?.balanceCents).toBe(8000)
    const back = allowed(
      giveBack(orderOf({ deliveredDaysAgo: 1, payments }), ['SHIRT-S', 'SHIRT-S'], 'paypal_1'),
    )
    expect(back.money?.parts?.map(({ amountCents, method }) => [method.id, amountCents])).toEqual([
      ['paypal_1', 2395],
      ['gift_1', 4000],
    ])
    const partly = orderOf({
      deliveredDaysAgo: 1,
      payments: [...payments, { type: 'refund', amountCents: 6000, paymentMethodId: 'gift_1' }],
    })
    // Both pieces were paid back already, without being named: nothing is paid twice.
    expect(giveBack(partly, ['SHIRT-S'], 'gift_1')).toMatchObject({ refused: 'already_refunded' })
  })

  it('take an earlier refund for the piece whose price it is, and for no other', () => {
    const items = [item('SHIRT-S', 2400, 2), item('SHIRT-M', 4900)]
    const order = {
      ...orderOf({
        deliveredDaysAgo: 1,
        items,
        payments: [
          { type: 'payment', amountCents: 9700, paymentMethodId: 'paypal_1' },
          { type: 'refund', amountCents: 2400, paymentMethodId: 'paypal_1' },
        ],
      }),
      totalCents: 9700,
      shippingCents: 0,
    }
    const refund = (...itemIds: string[]) => {
      const planned = giveBack(order, itemIds, 'paypal_1')
      return 'refused' in planned ? planned.refused : planned.money?.amountCents
    }
    expect(refund('SHIRT-M')).toBe(4900)
    expect(refund('SHIRT-S')).toBe(2400)
    expect(refund('SHIRT-S', 'SHIRT-S')).toBe(2400)
    expect(refund('SHIRT-S', 'SHIRT-S', 'SHIRT-M')).toBe(7300)
  })

  it('split a line of several pieces, and count the stock', () => {
    const { order } = allowed(change(['SHIRT-S'], ['SHIRT-L']))
    expect(order?.after).toMatchObject({
      status: 'pending (item modified)',
      items: [
        { itemId: 'SHIRT-S', quantity: 1 },
        { itemId: 'SHIRT-L', quantity: 1 },
      ],
      totalCents: 6395 + 450,
    })
    expect(allowed(change(['SHIRT-S'], ['SHIRT-M']))).toBeTruthy()
    expect(change(['SHIRT-S', 'SHIRT-S'], ['SHIRT-M', 'SHIRT-M'])).toMatchObject({
      refused: 'item_not_available',
    })
    expect(change(['SHIRT-S'], ['SHIRT-XL'])).toMatchObject({ refused: 'item_not_available' })
    expect(change(['SHIRT-S'], ['SHIRT-S'])).toMatchObject({ refused: 'items_do_not_match' })
    expect(change(['SHIRT-S'], ['SHIRT-L', 'SHIRT-L'])).toMatchObject({ refused: 'items_do_not_match' })
    const twice = allowed(change(['SHIRT-S', 'SHIRT-S'], ['SHIRT-L', 'SHIRT-L']))
    expect(twice.order?.after.items.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(2)
  })

  it('keep an order in its country, and write the country as records have it', () => {
    const to = (country: string) =>
      plan('modify_pending_order_address', {
        address1: 'Elsewhere 2',
        address2: '',
        city: 'Ghent',
        state: '',
        country,
        zip: '9000',
      })
    expect(allowed(to('Belgium')).order?.after.address).toMatchObject({ line1: 'Elsewhere 2', country: 'BE' })
    expect(to('France')).toMatchObject({ refused: 'invalid' })
  })

  it('let nobody change the address of somebody else', () => {
    const address = { address1: 'x', address2: '', city: 'x', state: '', country: 'BE', zip: '1' }
    const move = (user_id: string) =>
      planAction(ShopAction.parse({ name: 'modify_user_address', arguments: { user_id, ...address } }), {
        customer: ada,
        order: undefined,
        variants,
        terms,
        now: NOW,
      })
    expect(move('ben')).toEqual({ refused: 'not_found', detail: 'user not found', possible: [] })
    expect(allowed(move('ada')).customer?.after.address.line1).toBe('x')
  })
})

describe('the right of withdrawal', () => {
  it('lasts from the order until 14 days after delivery, to Monday where that is a weekend', () => {
    expect(withdraw(orderOf({ status: 'in transit' }), ['SHIRT-S'])).not.toHaveProperty('refused')
    expect(withdraw(orderOf({ deliveredDaysAgo: 14 }), ['SHIRT-S'])).not.toHaveProperty('refused')
    // The 14th day was Sunday, 22 November; NOW is Monday.
    expect(withdraw(orderOf({ deliveredDaysAgo: 15 }), ['SHIRT-S'])).not.toHaveProperty('refused')
    expect(withdraw(orderOf({ deliveredDaysAgo: 17 }), ['SHIRT-S'])).toMatchObject({ refused: 'window_over' })
    const brussels = { timeZone: 'Europe/Brussels' }
    // Just after midnight in Brussels, on the day before in UTC.
    const since = Date.UTC(2026, 6, 1, 22, 30)
    expect(isOver(since, 14, Date.UTC(2026, 6, 16, 21, 59), brussels)).toBe(false)
    expect(isOver(since, 14, Date.UTC(2026, 6, 16, 22, 0), brussels)).toBe(true)
  })

  it('takes pieces out of an order that was not sent, and cancels one that has none left', () => {
    const one = allowed(withdraw(orderOf(), ['SHIRT-S']))
    expect(one.order?.after).toMatchObject({ status: 'pending', items: [{ quantity: 1 }], totalCents: 3395 })
    const all = allowed(withdraw(orderOf(), ['SHIRT-S', 'SHIRT-S']))
    expect(all.order?.after.status).toBe('cancelled')
    expect(all.money?.amountCents).toBe(6395)
    // Nothing was sent, and nothing of the dear shipping was spent.
    const express = orderOf({ items: [item('SHIRT-S')], shippingCents: 1495, shippingMethod: 'express' })
    expect(allowed(withdraw(express, ['SHIRT-S'])).money?.amountCents).toBe(4495)
  })

  it('goes on beside a return, for what is not on its way back yet', () => {
    const returned = allowed(giveBack(orderOf({ deliveredDaysAgo: 2 }), ['SHIRT-S'])).order?.after
    if (!returned) throw new Error('no order')
    expect(withdraw(returned, ['SHIRT-S', 'SHIRT-S'])).toMatchObject({ refused: 'item_not_found' })
    const rest = allowed(withdraw(returned, ['SHIRT-S']))
    expect(rest.money?.amountCents).toBe(3000 + 395)
    expect(rest.order?.after.return?.itemIds).toEqual(['SHIRT-S', 'SHIRT-S'])
    expect(giveBack(returned, ['SHIRT-S'])).toMatchObject({ refused: 'not_delivered' })
  })
})

describe('whatever is asked', () => {
  const ids = fc.array(fc.constantFrom('SHIRT-S', 'SHIRT-L', 'SHIRT-M', 'SHIRT-XL', 'VEST', 'ghost'), {
    minLength: 1,
    maxLength: 4,
  })
  const method = fc.constantFrom('card_1', 'paypal_1', 'gift_1', 'none')
  const swapTo = fc.constantFrom('SHIRT-L', 'SHIRT-XXL', 'SHIRT-M', 'SHIRT-S')
  const order_id = fc.constant('VM-1')
  const actions: fc.Arbitrary<ShopAction> = fc.oneof(
    fc.record({
      name: fc.constant('cancel_pending_order' as const),
      arguments: fc.record({ order_id, reason: fc.constantFrom('no longer needed', 'why not') }),
    }),
    fc
      .record({
        name: fc.constantFrom(
          'modify_pending_order_items' as const,
          'exchange_delivered_order_items' as const,
        ),
        pairs: fc.array(fc.tuple(fc.constantFrom('SHIRT-S', 'SHIRT-L', 'VEST'), swapTo), {
          minLength: 1,
          maxLength: 3,
        }),
        payment_method_id: method,
      })
      .map(({ name, pairs, payment_method_id }) => ({
        name,
        arguments: {
          order_id: 'VM-1',
          item_ids: pairs.map(([from]) => from),
          new_item_ids: pairs.map(([, to]) => to),
          payment_method_id,
        },
      })),
    fc.record({
      name: fc.constant('modify_pending_order_payment' as const),
      arguments: fc.record({ order_id, payment_method_id: method }),
    }),
    fc.record({
      name: fc.constant('return_delivered_order_items' as const),
      arguments: fc.record({ order_id, item_ids: ids, payment_method_id: method }),
    }),
    fc.record({
      name: fc.constant('withdraw_from_contract' as const),
      arguments: fc.record({ order_id, item_ids: ids }),
    }),
  )
  const orders = fc
    .record({
      items: fc.array(
        fc
          .tuple(
            fc.constantFrom('SHIRT-S', 'SHIRT-L', 'VEST'),
            fc.integer({ min: 0, max: 9999 }),
            fc.integer({ min: 1, max: 3 }),
          )
          .map(([id, cents, quantity]) => item(id, cents, quantity)),
        { minLength: 1, maxLength: 3 },
      ),
      shippingCents: fc.constantFrom(0, 395, 1495),
      taken: fc.constantFrom(0, 17, 21),
      giftCents: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5000 })),
      deliveredDaysAgo: fc.constantFrom(undefined, 2, 16, 40),
      shippingMethod: fc.constantFrom('standard', 'express'),
    })
    .map(({ taken, giftCents, deliveredDaysAgo, ...rest }) => {
      const goods = rest.items.reduce((sum, { priceCents, quantity }) => sum + priceCents * quantity, 0)
      const totalCents = goods - Math.round((goods * taken) / 121) + rest.shippingCents
      const gift = Math.min(giftCents, totalCents)
      const when = deliveredDaysAgo === undefined ? {} : { deliveredDaysAgo }
      return orderOf({
        ...rest,
        ...when,
        totalCents,
        payments: [
          { type: 'payment' as const, amountCents: gift, paymentMethodId: 'gift_1' },
          { type: 'payment' as const, amountCents: totalCents - gift, paymentMethodId: 'card_1' },
        ].filter(({ amountCents }) => amountCents > 0),
      })
    })
  const balance = (customer: Customer) => customer.paymentMethods[2]?.balanceCents ?? 0

  it('much of it is done', () => {
    const done = new Set<string>()
    for (const [order, action] of fc.sample(fc.tuple(orders, actions), { numRuns: 1000, seed: 7 }))
      if (!('refused' in planAction(action, { customer: ada, order, variants, terms, now: NOW })))
        done.add(action.name)
    expect(done.size).toBe(6)
  })

  it('money is conserved through any chain of actions: refunded, promised and kept are what was paid', () => {
    fc.assert(
      fc.property(orders, fc.array(actions, { maxLength: 6 }), (start, chain) => {
        let order = start
        let customer = ada
        let promised = 0
        for (const action of chain) {
          const before = JSON.stringify({ order, customer })
          const result = planAction(action, { customer, order, variants, terms, now: NOW })
          expect(JSON.stringify({ order, customer })).toBe(before)
          if ('refused' in result) continue
          const after = result.order?.after ?? order
          const moved = keptCents(after) - keptCents(order)
          const { money } = result
          const parts = money?.parts ?? (money ? [money] : [])
          expect(parts.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(money?.amountCents ?? 0)
          if (action.name === 'modify_pending_order_payment') expect(moved).toBe(0)
          else if (moved !== 0) expect(Math.abs(moved)).toBe(money?.amountCents)
          else if (money?.kind === 'refund' && !action.name.startsWith('exchange'))
            promised += money.amountCents
          // What a gift card gains, the order has refunded to it, and nothing comes from nowhere.
          const paidByGift = (of: Order) =>
            of.payments
              .filter(({ paymentMethodId }) => paymentMethodId === 'gift_1')
              .reduce(
                (sum, { type, amountCents }) => sum + (type === 'payment' ? amountCents : -amountCents),
                0,
              )
          const owner = result.customer?.after ?? customer
          expect(balance(owner) + paidByGift(after)).toBe(balance(customer) + paidByGift(order))
          expect(balance(owner)).toBeGreaterThanOrEqual(0)
          if (after.status.startsWith('pending')) expect(keptCents(after)).toBe(after.totalCents)
          if (after.status === 'cancelled') expect(keptCents(after)).toBe(0)
          order = after
          customer = owner
          expect(promised).toBeLessThanOrEqual(keptCents(order))
        }
      }),
      { numRuns: 1000 },
    )
  })
})

it('an order is delivered when all of its parcels are', () => {
  const event = (status: string) => ({
    itemIds: [],
    trackingNumbers: [],
    events: [{ at: '2026-11-01T10:00:00Z', status }],
  })
  expect(
    deliveredAt(orderOf({ fulfilments: [event('Delivered'), event('Out for delivery')] })),
  ).toBeUndefined()
  expect(deliveredAt(orderOf({ fulfilments: [event('Delivered'), event('Collected')] }))).toBeDefined()
  expect(deliveredAt(orderOf())).toBeUndefined()
})
