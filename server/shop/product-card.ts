import { optionValues, type Product } from '../../kb/product.ts'
import type { ProductCard } from '../wire.ts'

/** A product as the widget shows it, with the picture of a colour that was asked for, if one was. */
export function productCard(product: Product, currency: string, colours: string[] = []): ProductCard {
  const picture = product.images.find((image) => colours.includes(image.colour ?? '')) ?? product.images[0]
  return {
    product_id: product.product_id,
    name: product.name,
    price: { amount: product.price, currency },
    ...(product.url ? { url: product.url } : {}),
    ...(picture ? { image: imagePath(picture.src) } : {}),
    available: isAvailable(product),
    colours: coloursOf(product),
    sizes: sizesOf(product),
  }
}

/** The address of a product's picture: pictures of the knowledge base are served under `/shop/`. */
export function imagePath(src: string): string {
  return /^https?:/.test(src) ? src : `/shop/${src.replace(/^\/+/, '')}`
}

/** Whether any of it can be bought now; a shop that tells no stock is taken to have it. */
export function isAvailable(product: Product): boolean {
  if (product.variants.length > 0) return product.variants.some((variant) => variant.available)
  return product.stock === undefined || product.stock > 0
}

/** The colours that a product comes in. */
export function coloursOf(product: Product): string[] {
  return product.colours.length > 0 ? product.colours : optionValues(product, 'colour', 'color')
}

/** Each size once, available if it is in any colour, or in the one given. */
export function sizesOf(product: Product, colour?: string): { size: string; available: boolean }[] {
  if (product.variants.length === 0)
    return product.sizes.map((size) => ({ size, available: isAvailable(product) }))
  const fitting = product.variants.filter(
    ({ options }) =>
      colour === undefined || (options.colour ?? options.color)?.toLowerCase() === colour.toLowerCase(),
  )
  return optionValues(product, 'size').map((size) => ({
    size,
    available: fitting.some((variant) => variant.options.size === size && variant.available),
  }))
}
