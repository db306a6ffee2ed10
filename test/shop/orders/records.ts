import type { Product } from '../../../kb/product.ts'
import { productSchema } from '../../../kb/product.ts'
import { shopProfileFrom } from '../../../kb/shop-profile.ts'
import type { Customer } from '../../../server/shop/orders/customer.ts'
import type { Order, OrderItem } from '../../../server/shop/orders/order.ts'
import { shopTerms } from '../../../server/shop/orders/shop-terms.ts'

/** Monday, noon in Brussels. */
export const NOW = Date.UTC(2026, 10, 23, 11)
const DAY = 86_400_000
export const daysAgo = (days: number) => new Date(NOW - days * DAY).toISOString()

const shirt = (size: string, price = 30, more: Partial<Product['variants'][number]> = {}) => ({
  item_id: `SHIRT-${size}`,
  options: { size },
  price,
  ...more,
})

export const products: Product[] = [
  {
    product_id: 'SHIRT',
    name: 'Shirt',
    price: 30,
    variants: [
      shirt('S', 30, { stock: 5 }),
      shirt('M', 30, { stock: 1 }),
      shirt('L', 34.5, { stock: 9 }),
      shirt('XL', 30, { available: false, stock: 0 }),
      shirt('XXL', 27.99),
    ],
  },
  { product_id: 'VEST', name: 'Vest', price: 20, return_policy: 'Final sale', variants: [] },
  {
    product_id: 'NAME',
    name: 'Name tag',
    price: 5,
    return_policy: 'Personalised: not returned',
    variants: [],
  },
  { product_id: 'RUG', name: 'Rug', price: 80, return_policy: '60-day return', variants: [] },
].map((product) => productSchema.parse(product))

export const profile = shopProfileFrom({
  path: 'shop.json',
  bytes: Buffer.from(
    JSON.stringify({
      time_zone: 'Europe/Brussels',
      shipping: {
        methods: [
          { name: 'Standard, Belgium', price: 3.95, free_from: 75 },
          { name: 'Standard, rest of the European Union', price: 6.95, free_from: 75 },
          { name: 'Express', price: 14.95, countries: ['BE'] },
        ],
      },
      returns: { window_days: 30, refund_working_days: [3, 4] },
    }),
  ),
}).profile
export const terms = shopTerms(profile, products)

const address = { line1: 'Kaai 1', line2: '', city: 'Ghent', region: '', postalCode: '9000', country: 'BE' }

export const ada: Customer = {
  userId: 'ada',
  name: 'Ada',
  email: 'Ada@example.com',
  address,
  paymentMethods: [
    { id: 'card_1', kind: 'card', brand: 'Visa', last4: '1111' },
    { id: 'paypal_1', kind: 'paypal' },
    { id: 'gift_1', kind: 'gift_card', balanceCents: 4000 },
  ],
}

export const item = (itemId: string, priceCents = 3000, quantity = 1): OrderItem => ({
  itemId,
  productId: itemId.replace(/-.*/, ''),
  name: itemId,
  options: {},
  priceCents,
  quantity,
})

/** An order of Ada's, paid by card; delivered ones so many days ago. */
export function orderOf(changes: Partial<Order> & { deliveredDaysAgo?: number } = {}): Order {
  const { deliveredDaysAgo, ...rest } = changes
  const items = rest.items ?? [item('SHIRT-S', 3000, 2)]
  const goods = items.reduce((sum, { priceCents, quantity }) => sum + priceCents * quantity, 0)
  const shippingCents = rest.shippingCents ?? 395
  const totalCents = rest.totalCents ?? goods + shippingCents
  return {
    orderId: 'VM-1',
    userId: 'ada',
    placedAt: daysAgo((deliveredDaysAgo ?? 0) + 2),
    status: deliveredDaysAgo === undefined ? 'pending' : 'delivered',
    items,
    shippingCents,
    totalCents,
    shippingMethod: 'standard',
    address,
    fulfilments:
      deliveredDaysAgo === undefined
        ? []
        : [
            {
              itemIds: items.map(({ itemId }) => itemId),
              trackingNumbers: ['1'],
              events: [{ at: daysAgo(deliveredDaysAgo), status: 'Delivered' }],
            },
          ],
    payments: [{ type: 'payment', amountCents: totalCents, paymentMethodId: 'card_1' }],
    ...rest,
  }
}
