import type { Address, Customer } from '../../shop/orders/customer.ts'
import type { Order, Variant } from '../../shop/orders/order.ts'
import type { RetailOrder, RetailProduct, RetailUser } from './retail-data.ts'

const cents = (amount: number) => Math.round(amount * 100)
const amount = (inCents: number) => inCents / 100

/** A customer of the benchmark as the product knows customers. */
export function customerOf(userId: string, user: RetailUser): Customer {
  return {
    userId,
    name: `${user.name.first_name} ${user.name.last_name}`,
    email: user.email,
    address: addressOf(user.address),
    paymentMethods: Object.values(user.payment_methods).map(({ id, source, brand, last_four, balance }) => ({
      id,
      kind: source === 'credit_card' ? 'card' : source,
      brand,
      last4: last_four,
      balanceCents: balance === undefined ? undefined : cents(balance),
    })),
  }
}

/** The same back, with what of it can have changed. */
export function asUser(user: RetailUser, { address, paymentMethods }: Customer): RetailUser {
  const methods = Object.entries(user.payment_methods).map(([key, method]) => {
    const { balanceCents } = paymentMethods.find(({ id }) => id === method.id) ?? {}
    return [key, balanceCents === undefined ? method : { ...method, balance: amount(balanceCents) }] as const
  })
  return { ...user, address: asAddress(address), payment_methods: Object.fromEntries(methods) }
}

/** An order of the benchmark as the product knows orders; it has no shipping costs. */
export function orderOf(order: RetailOrder): Order {
  return {
    orderId: order.order_id,
    userId: order.user_id,
    status: order.status,
    items: order.items.map((item) => ({
      itemId: item.item_id,
      productId: item.product_id,
      name: item.name,
      options: item.options,
      priceCents: cents(item.price),
      quantity: 1,
    })),
    shippingCents: 0,
    totalCents: order.items.reduce((sum, item) => sum + cents(item.price), 0),
    address: addressOf(order.address),
    fulfilments: order.fulfillments.map(({ item_ids, tracking_id }) => ({
      itemIds: item_ids,
      trackingNumbers: tracking_id,
      events: [],
    })),
    payments: order.payment_history.map((payment) => ({
      type: payment.transaction_type,
      amountCents: cents(payment.amount),
      paymentMethodId: payment.payment_method_id,
    })),
    cancelReason: order.cancel_reason,
    return:
      order.return_items && order.return_payment_method_id !== undefined
        ? { itemIds: order.return_items, paymentMethodId: order.return_payment_method_id }
        : undefined,
    exchange:
      order.exchange_items && order.exchange_new_items && order.exchange_payment_method_id !== undefined
        ? {
            itemIds: order.exchange_items,
            newItemIds: order.exchange_new_items,
            paymentMethodId: order.exchange_payment_method_id,
            priceDifferenceCents: cents(order.exchange_price_difference ?? 0),
          }
        : undefined,
  }
}

/** The same back, as the benchmark writes it down. */
export function asOrder(before: RetailOrder, order: Order): RetailOrder {
  const { return: back, exchange } = order
  return {
    ...before,
    address: asAddress(order.address),
    items: order.items.map((item) => ({
      name: item.name,
      product_id: item.productId,
      item_id: item.itemId,
      price: amount(item.priceCents),
      options: item.options,
    })),
    status: order.status,
    payment_history: order.payments.map((payment) => ({
      transaction_type: payment.type,
      amount: amount(payment.amountCents),
      payment_method_id: payment.paymentMethodId,
    })),
    ...(order.cancelReason === undefined ? {} : { cancel_reason: order.cancelReason }),
    ...(back ? { return_items: back.itemIds, return_payment_method_id: back.paymentMethodId } : {}),
    ...(exchange
      ? {
          exchange_items: exchange.itemIds,
          exchange_new_items: exchange.newItemIds,
          exchange_payment_method_id: exchange.paymentMethodId,
          exchange_price_difference: amount(exchange.priceDifferenceCents),
        }
      : {}),
  }
}

export function variantsOf(product: RetailProduct): Variant[] {
  return Object.values(product.variants).map((variant) => ({
    itemId: variant.item_id,
    productId: product.product_id,
    name: product.name,
    options: variant.options,
    priceCents: cents(variant.price),
    available: variant.available,
  }))
}

function addressOf(address: RetailUser['address']): Address {
  return {
    line1: address.address1,
    line2: address.address2,
    city: address.city,
    region: address.state,
    postalCode: address.zip,
    country: address.country,
  }
}

function asAddress(address: Address): RetailUser['address'] {
  return {
    address1: address.line1,
    address2: address.line2,
    city: address.city,
    country: address.country,
    state: address.region,
    zip: address.postalCode,
  }
}
