import { expect, test } from 'vitest'
import type { ShopProfile } from '../../../kb/shop-profile.ts'
import { returnRows, sendBackRows } from '../../../server/shop/actions/send-back.ts'
import type { ActionPlan } from '../../../server/shop/orders/customer-records.ts'
import type { Order } from '../../../server/shop/orders/order.ts'
import type { ShopAction } from '../../../server/shop/orders/shop-action.ts'
import { textsFor } from '../../../server/shop/texts/texts-for.ts'
import { daysAgo, item, NOW, orderOf, products, profile } from '../orders/records.ts'

const shop: ShopProfile = {
  ...profile,
  returns: { window_days: 30, free_in: 'Belgium and the rest of the European Union' },
}
const to = (country: string, order = orderOf({ deliveredDaysAgo: 20 })): Order => ({
  ...order,
  address: { ...order.address, country },
})
function plan(name: 'return' | 'exchange' | 'withdraw', before: Order): ActionPlan {
  const about = { order_id: before.orderId, item_ids: ['SHIRT-S'] }
  const actions: Record<typeof name, ShopAction> = {
    return: { name: 'return_delivered_order_items', arguments: { ...about, payment_method_id: 'c' } },
    exchange: {
      name: 'exchange_delivered_order_items',
      arguments: { ...about, new_item_ids: ['SHIRT-M'], payment_method_id: 'c' },
    },
    withdraw: { name: 'withdraw_from_contract', arguments: about },
  }
  return {
    action: actions[name],
    order: { before, after: before },
    items: [{ item: item('SHIRT-S') }],
    undoMs: 0,
  }
}
const card = (one: ActionPlan, of = shop) => sendBackRows(one, of, products, textsFor('en'))[0]?.value
const receipt = (one: ActionPlan, of = shop) =>
  returnRows(one, { number: 'A-1', at: NOW }, of, products, textsFor('en')).map(
    ({ label, value }) => `${label}: ${value}`,
  )

test('what counts is the day on which the parcel is handed in: within the days from delivery', () => {
  // Delivered on 3 November: the 30th day is 3 December, the 14th from today 7 December.
  const delivered = to('BE')
  expect(delivered.fulfilments[0]?.events[0]?.at).toBe(daysAgo(20))
  expect(card(plan('return', delivered))).toMatch(/^By Thursday,? 3 December 2026\. The return label/)
  expect(card(plan('exchange', delivered))).toMatch(/^Within 14 days, at the latest on Thursday,? 3 December/)
  expect(card(plan('withdraw', delivered))).toMatch(
    /^Within 14 days, or until Thursday,? 3 December 2026 where/,
  )
  const by = (one: ActionPlan) => receipt(one).at(-1)
  expect(by(plan('return', delivered))).toMatch(/^Send it back by: Thursday,? 3 December 2026$/)
  expect(by(plan('exchange', delivered))).toMatch(/3 December/)
  expect(by(plan('withdraw', delivered))).toMatch(/7 December/)
  const fresh = to('BE', orderOf({ deliveredDaysAgo: 1 }))
  expect(by(plan('return', fresh))).toMatch(/22 December/)
  expect(by(plan('exchange', fresh))).toMatch(/7 December/)
  expect(by(plan('withdraw', fresh))).toMatch(/22 December/)
  // Nothing says when it came.
  const unknown = to('BE', orderOf({ status: 'delivered' }))
  expect(card(plan('return', unknown))).toMatch(/^Within 14 days\. /)
  expect(by(plan('return', unknown))).toMatch(/7 December/)
})

test('the postage is the shopper’s where returns are not free, and there is no label then', () => {
  for (const country of ['BE', 'DE', 'IE']) {
    expect(card(plan('return', to(country)))).toContain('label')
    expect(receipt(plan('exchange', to(country)))[0]).toMatch(/^Return label: A-1\./)
  }
  for (const country of ['GB', 'CH', 'US']) {
    expect(card(plan('return', to(country)))).toContain('you pay the postage')
    expect(receipt(plan('return', to(country)))[0]).toMatch(/^Return number: A-1\..*“returned goods”/)
  }
  const near = { ...shop, returns: { window_days: 30, free_in: 'Belgium' } }
  expect(card(plan('return', to('BE')), near)).toContain('label')
  expect(receipt(plan('return', to('DE')), near)[0]).not.toContain('returned goods')
  expect(card(plan('return', to('DE')), near)).toContain('you pay the postage')
  // A shop that does not say promises as it did.
  expect(card(plan('return', to('US')), profile)).toContain('label')
})
