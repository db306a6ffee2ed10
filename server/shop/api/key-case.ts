/** What stands below these is not renamed: names of a shop's own making, and an action as the contract has it. */
const AS_IT_IS = new Set(['options', 'action'])

/** JSON of the wire, `order_id`, with names as the product has them, `orderId`. */
export const camelKeys = (value: unknown): unknown =>
  renamed(value, (name) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()))

/** The way back. */
export const snakeKeys = (value: unknown): unknown => renamed(value, snakeName)

export const snakeName = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function renamed(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      rename(name),
      AS_IT_IS.has(name) ? inner : renamed(inner, rename),
    ]),
  )
}
