import type { Product } from '../../../kb/product.ts'
import type { ShopProfile } from '../../../kb/shop-profile.ts'
import type { OrderCard } from '../../wire.ts'
import { imagePath } from '../product-card.ts'
import { english } from '../texts/en.ts'
import type { ServiceTexts } from '../texts/service-texts.ts'
import type { Order } from './order.ts'
import { statusText } from './order-words.ts'

/**
 * An order as the widget shows it.
 * @param statusOnly to whom has shown no more than its number: where it is, and nothing of what it cost
 */
export function orderCard(
  order: Order,
  {
    shop,
    products,
    statusOnly = false,
    texts = english,
  }: { shop: ShopProfile; products: readonly Product[]; statusOnly?: boolean; texts?: ServiceTexts },
): OrderCard {
  const money = (cents: number) => ({ amount: cents / 100, currency: shop.currency })
  const total = statusOnly ? {} : { total: money(order.totalCents) }
  return {
    order_id: order.orderId,
    ...(order.placedAt ? { placed_at: order.placedAt } : {}),
    status: order.status,
    status_text: statusText(order.status, texts.status),
    items: order.items.map((item) => {
      const image = pictureOf(item.productId, item.options, products)
      return {
        item_id: item.itemId,
        product_id: item.productId,
        name: item.name,
        options: item.options,
        quantity: item.quantity,
        price: money(item.priceCents),
        ...(image ? { image } : {}),
      }
    }),
    ...total,
    fulfilments: order.fulfilments.map(({ carrier, trackingNumbers, events }) => ({
      ...(carrier ? { carrier } : {}),
      ...(trackingNumbers[0] ? { tracking_number: trackingNumbers[0] } : {}),
      events: events.map(({ at, status, location }) => ({ at, status, ...(location ? { location } : {}) })),
    })),
  }
}

/** The picture of a variant's colour, else the product's first. */
export function pictureOf(
  productId: string,
  options: Record<string, string>,
  products: readonly Product[],
): string | undefined {
  const product = products.find(({ product_id }) => product_id === productId)
  const colour = (options.colour ?? options.color)?.toLowerCase()
  const picture =
    product?.images.find((image) => image.colour?.toLowerCase() === colour) ?? product?.images[0]
  return picture && imagePath(picture.src)
}
