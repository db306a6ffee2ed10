import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../../kb/load-knowledge.ts'
import { readSources } from '../../../kb/sources.ts'
import { readProfileFile } from '../../../server/shop/orders/profile-file.ts'
import { keptCents } from '../../../server/shop/orders/order-money.ts'

describe('the demo shop’s profiles', () => {
  it('are read whole, to the cent', () => {
    const { profiles = [], problems } = readProfileFile('synthetic_data')
    expect(problems).toEqual([])
    expect(profiles).toHaveLength(40)
    const orders = profiles.flatMap((profile) => profile.orders)
    expect(orders).toHaveLength(100)
    expect(orders.find(({ orderId }) => orderId === 'VM-20120')).toMatchObject({
      totalCents: 8320,
      shippingCents: 1295,
      payments: [{ amountCents: 8320 }],
    })
    const cancelled = orders.filter(({ status }) => status === 'cancelled')
    expect(cancelled.map(keptCents)).toEqual(cancelled.map(() => 0))
  })

  it('know which pieces a refund says have come back', () => {
    const { profiles = [] } = readProfileFile('synthetic_data')
    const orders = profiles.flatMap((profile) => profile.orders)
    const returned = orders.flatMap(({ items }) =>
      items.filter((item) => item.returned).map(({ name }) => name),
    )
    expect(returned.sort()).toEqual([
      'Bias Slip Dress',
      'Gabardine Trench',
      'Sailor Stripe Sweater',
      'Tiered Maxi Dress',
      'Waffle Henley',
    ])
  })

  it('are nowhere in what is searched', () => {
    const all = JSON.stringify(loadKnowledge(readSources('synthetic_data')))
    const { profiles = [] } = readProfileFile('synthetic_data')
    const parcels = profiles.flatMap(({ orders }) => orders.flatMap(({ fulfilments }) => fulfilments))
    for (const number of parcels.flatMap(({ trackingNumbers }) => trackingNumbers))
      expect(all).not.toContain(number)
    for (const { customer } of profiles) {
      expect(all).not.toContain(customer.email)
      expect(all).not.toContain(customer.address.line1)
    }
  })
})
