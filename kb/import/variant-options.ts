/** A shop's name for an option in the words that the catalogue uses: `Shoe Size` → `size`, `Color` → `colour`. */
export function optionName(name: string): string {
  const lower = name.toLowerCase().trim()
  if (/\bsizes?\b|^(?:größe|groesse|taille|maat|talla|taglia)$/.test(lower)) return 'size'
  if (/\bcolou?rs?\b|^(?:farbe|couleur|kleur)$/.test(lower)) return 'colour'
  return lower
}

/** An id for a variant that has none: the product's and the options', the same every time. */
export function variantId(productId: string, options: Record<string, string>): string {
  return [productId, ...Object.values(options).map((value) => value.toLowerCase().replace(/\s+/g, '-'))].join(
    '-',
  )
}
