import type { Outcome, ProductCard } from '../../wire.ts'

/** An answer made whole before it is told. */
export interface ComposedAnswer {
  text: string
  outcome: Outcome
  suggestions: string[]
  products: ProductCard[]
}
