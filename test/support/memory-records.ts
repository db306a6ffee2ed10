import { readShopProfile } from '../../kb/shop-profile.ts'
import type { Committed, CustomerRecords } from '../../server/shop/orders/customer-records.ts'
import type { Customer } from '../../server/shop/orders/customer.ts'
import type { Order, OrderItem, Variant } from '../../server/shop/orders/order.ts'
import { planAction } from '../../server/shop/orders/plan-action.ts'
import { shopTerms } from '../../server/shop/orders/shop-terms.ts'

const { profile } = readShopProfile('synthetic_data')
const terms = shopTerms(profile, [])
const HOME = {
  line1: 'Kammenstraat 212',
  line2: 'bus 3',
  city: 'Antwerp',
  region: '',
  postalCode: '2000',
  country: 'BE',
}

export const lotte: Customer = {
  userId: 'user-lotte',
  name: 'Lotte Verhaegen',
  email: 'lotte@example.com',
  address: HOME,
  paymentMethods: [
    { id: 'card_1', kind: 'card', brand: 'Visa', last4: '4410' },
    { id: 'gift_1', kind: 'gift_card', balanceCents: 3500 },
    { id: 'paypal_1', kind: 'paypal' },
  ],
}

const jumper: OrderItem = {
  itemId: 'J-OAT-M',
  productId: 'J',
  name: 'Merino Crew-Neck Jumper',
  options: { size: 'M', colour: 'Oat' },
  priceCents: 9900,
  quantity: 1,
}
const shirts: OrderItem = {
  itemId: 'T-MOSS-S',
  productId: 'T',
  name: 'Organic Cotton T-shirt',
  options: { size: 'S', colour: 'Moss' },
  priceCents: 2999,
  quantity: 2,
}

const orderOf = (orderId: string, status: string, items: OrderItem[], userId = lotte.userId): Order => {
  const total = items.reduce((sum, { priceCents, quantity }) => sum + priceCents * quantity, 0)
  return {
    orderId,
    userId,
    placedAt: '2026-11-20T10:00:00Z',
    status,
    items,
    shippingCents: 0,
    totalCents: total,
    address: HOME,
    fulfilments:
      status === 'delivered'
        ? [
            {
              itemIds: items.map(({ itemId }) => itemId),
              trackingNumbers: ['1'],
              events: [{ at: '2026-11-23T10:00:00Z', status: 'Delivered' }],
            },
          ]
        : [],
    payments: [{ type: 'payment', amountCents: total, paymentMethodId: 'card_1' }],
  }
}

export const delivered = orderOf('VM-20388', 'delivered', [jumper, shirts])
export const pending = orderOf('VM-20611', 'pending', [{ ...jumper, itemId: 'J-OAT-M' }])
export const someoneElses = orderOf('VM-29999', 'pending', [jumper], 'user-other')

const variant = (itemId: string, productId: string, name: string, colour: string, size: string): Variant => ({
  itemId,
  productId,
  name,
  options: { size, colour },
  priceCents: productId === 'J' ? 9900 : 2999,
  available: itemId !== 'J-INK-L',
})
const VARIANTS = [
  variant('J-OAT-M', 'J', jumper.name, 'Oat', 'M'),
  variant('J-OAT-L', 'J', jumper.name, 'Oat', 'L'),
  variant('J-INK-M', 'J', jumper.name, 'Ink', 'M'),
  variant('J-INK-L', 'J', jumper.name, 'Ink', 'L'),
  variant('T-MOSS-S', 'T', shirts.name, 'Moss', 'S'),
  variant('T-MOSS-M', 'T', shirts.name, 'Moss', 'M'),
]

/** Records in memory, by the rules of the actions alone; `commits` counts what was really done. */
export function memoryRecords(orders: readonly Order[] = [delivered, pending, someoneElses]) {
  const kept = new Map(orders.map((order) => [order.orderId, order]))
  const customers = new Map([[lotte.userId, lotte]])
  const done = new Map<string, { result: Committed; before: Order | undefined }>()
  const own = (userId: string, orderId: string) => {
    const order = kept.get(orderId)
    return order?.userId === userId ? order : undefined
  }
  const records: CustomerRecords = {
    customer: async (userId) => customers.get(userId),
    customerByEmail: async (email) => (email === lotte.email ? lotte : undefined),
    orders: async (userId) => [...kept.values()].filter((order) => order.userId === userId),
    order: async (userId, orderId) => own(userId, orderId),
    lookUp: async () => undefined,
    variants: async (productId) => VARIANTS.filter((one) => one.productId === productId),
    async plan(userId, action) {
      const customer = customers.get(userId)
      if (!customer) return { refused: 'not_found', detail: 'no such customer', possible: [] }
      const order = 'order_id' in action.arguments ? own(userId, action.arguments.order_id) : undefined
      const variants = (productId: string) => VARIANTS.filter((one) => one.productId === productId)
      const plan = planAction(action, {
        customer,
        order,
        variants,
        terms,
        now: Date.parse('2026-11-25T12:00:00Z'),
      })
      return plan
    },
    async commit(userId, action, key) {
      const known = done.get(key)
      if (known) return known.result
      const plan = await records.plan(userId, action)
      if ('refused' in plan) return plan
      const result = { plan, number: `R-${done.size + 1}`, at: Date.now() }
      done.set(key, { result, before: plan.order?.before })
      if (plan.order) kept.set(plan.order.after.orderId, plan.order.after)
      if (plan.customer) customers.set(userId, plan.customer.after)
      return result
    },
    async undo(_, key) {
      const known = done.get(key)
      if (known?.before) kept.set(known.before.orderId, known.before)
      return { undone: true }
    },
  }
  return { records, kept, commits: () => done.size }
}
