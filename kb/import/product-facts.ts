import type { Product } from '../product.ts'

/** The fields that a shop's own attributes may fill. */
export type ProductFacts = Pick<
  Partial<Product>,
  'materials' | 'care' | 'fit' | 'made_in' | 'sizes' | 'colours'
>

/** A fact under the shop's own name for it: `Fabric: cotton; linen`. */
export interface NamedFact {
  name: string
  values: string[]
}

/**
 * What a shop's attributes mean for us; the rest comes back as sentences for the description, so that nothing
 * the shop says about a product is lost.
 */
export function productFacts(facts: readonly NamedFact[]): { fields: ProductFacts; sentences: string[] } {
  const fields: ProductFacts = {}
  const sentences: string[] = []
  for (const { name, values } of facts) {
    if (values.length === 0) continue
    if (/^(?:materials?|fabrics?|composition|shell material|upper material)$/i.test(name))
      fields.materials = [...(fields.materials ?? []), ...values.map(material)]
    else if (/^(?:care|care instructions?|washing(?: instructions?)?)$/i.test(name)) fields.care = values
    else if (/^fit$/i.test(name)) fields.fit = values.join(', ')
    else if (/^(?:made in|country of origin|origin)$/i.test(name)) fields.made_in = values.join(', ')
    else if (/^sizes?$/i.test(name)) fields.sizes = values
    else if (/^colou?rs?$/i.test(name)) fields.colours = values
    else sentences.push(`${name}: ${values.join(', ')}.`)
  }
  return { fields, sentences }
}

/** `80% wool` and `wool 80 %` know their share. */
function material(text: string): { name: string; percent?: number } {
  const found = /^(\d{1,3}(?:[.,]\d+)?)\s*%\s*(.+)$|^(.+?)\s+(\d{1,3}(?:[.,]\d+)?)\s*%$/.exec(text)
  if (!found) return { name: text }
  const percent = Number((found[1] ?? found[4] ?? '').replace(',', '.'))
  return percent > 100 ? { name: text } : { name: (found[2] ?? found[3] ?? '').trim(), percent }
}
