import { type Product, productSchema } from '../product.ts'

type Variant = Product['variants'][number]
type Image = Product['images'][number]

/** A product as a shop's table tells it; what is empty is left out of the file. */
export interface ProductDraft {
  product_id: string
  name: string
  description: string
  category?: string | undefined
  url?: string | undefined
  tags: string[]
  images: Image[]
  variants: Variant[]
  /** Of a product without variants. */
  single?: { price: number; stock?: number | undefined; available: boolean }
}

/** The entry for the catalogue, in one order of fields always, or the reasons why it cannot be one. */
export function finishProduct(
  draft: ProductDraft,
  facts: Partial<Product>,
): { product: Record<string, unknown> } | { reasons: string[] } {
  const { variants, single } = draft
  const prices = variants.map((variant) => variant.price)
  const stocks = variants.map((variant) => variant.stock)
  const stock = single ? singleStock(single) : sumIfKnown(stocks)
  const price = single?.price ?? (prices.length > 0 ? Math.min(...prices) : undefined)
  const entry: Record<string, unknown> = {
    product_id: draft.product_id,
    name: draft.name,
    description: draft.description,
    price,
    category: draft.category,
    stock,
    url: draft.url,
    tags: draft.tags,
    ...facts,
    images: draft.images,
    variants,
  }
  const product = Object.fromEntries(Object.entries(entry).filter(([, value]) => isThere(value)))
  const parsed = productSchema.safeParse(product)
  if (parsed.success) return { product }
  return { reasons: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) }
}

/** No count where more can be ordered than there is; none where the shop does not count but has none. */
function singleStock({ stock, available }: NonNullable<ProductDraft['single']>): number | undefined {
  if (available && stock === 0) return undefined
  return available ? stock : 0
}

function sumIfKnown(stocks: (number | undefined)[]): number | undefined {
  let sum = 0
  for (const stock of stocks) {
    if (stock === undefined) return undefined
    sum += stock
  }
  return stocks.length > 0 ? sum : undefined
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
}
