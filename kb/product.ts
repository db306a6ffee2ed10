import { z } from 'zod'

const text = z.string().trim().min(1)
const price = z.number().nonnegative()

/** One buyable form of a product: a size in a colour. */
const variantSchema = z.object({
  item_id: text,
  /** `{ size: 'M', colour: 'Moss' }` */
  options: z.record(z.string(), z.string()).default({}),
  price,
  available: z.boolean().default(true),
  stock: z.number().int().nonnegative().optional(),
})

const imageSchema = z.object({
  src: text,
  alt: z.string().optional(),
  colour: z.string().optional(),
  hex: z.string().optional(),
})

const materialSchema = z.object({ name: text, percent: z.number().min(0).max(100).optional() })

/** `"Wool"` is a material as well as `{ name: 'Wool', percent: 80 }`. */
const materials = z.array(z.union([materialSchema, text.transform((name) => ({ name }))]))
const texts = z.union([z.array(text), text.transform((one) => [one])])

/** An entry of `products/catalog.json`: the brief's fields, and what a shop may add. */
export const productSchema = z.object({
  product_id: text,
  name: text,
  description: z.string().default(''),
  price,
  category: text.optional(),
  stock: z.number().int().nonnegative().optional(),
  return_policy: text.optional(),
  url: text.optional(),
  tags: z.array(z.string()).default([]),
  alts: z.array(text).default([]),
  materials: z.union([materials, text.transform((name) => [{ name }])]).default([]),
  care: texts.default([]),
  sizes: z.array(text).default([]),
  colours: z.array(text).default([]),
  fit: text.optional(),
  cut: text.optional(),
  made_in: text.optional(),
  images: z.array(imageSchema).default([]),
  variants: z.array(variantSchema).default([]),
  last_updated: text.optional(),
})

/** A product as the catalogue tells it; prices in the shop's currency. */
export type Product = z.infer<typeof productSchema>

/** The values of an option over all variants, in the catalogue's order: `optionValues(product, 'size')`. */
export function optionValues(product: Product, ...names: string[]): string[] {
  const values = product.variants.flatMap((variant) =>
    Object.entries(variant.options)
      .filter(([name]) => names.includes(name.toLowerCase()))
      .map(([, value]) => value),
  )
  return [...new Set(values)]
}
