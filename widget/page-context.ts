/** What a page says that it shows. */
export interface PageContext {
  product_id?: string
}

/**
 * Reads what a page gave to `setContext`, and calls `warn` when it cannot be used. Keys that we do not know are
 * for a later version; nothing, or nothing usable, is an empty context.
 */
export function readContext(given: unknown, warn: (message: string) => void): PageContext {
  const known = typeof given === 'object' && given !== null
  const id: unknown = known ? Reflect.get(given, 'product_id') : given
  if (known && typeof id === 'string' && id.length <= 200) return { product_id: id }
  if (id !== null && id !== undefined) {
    warn('VerdeMuse.setContext takes { product_id: a text of up to 200 characters }')
  }
  return {}
}
