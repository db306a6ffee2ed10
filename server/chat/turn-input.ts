import type { ErrandState } from './errands/errand.ts'
import type { ErrandTurn } from './errands/errand-parts.ts'

/** A message said before, with the products that an answer showed. */
export interface EarlierMessage {
  role: 'shopper' | 'assistant'
  text: string
  productIds: string[]
}

/** The page that a shopper looks at; `productId` where it shows one product. */
export interface PageSeen {
  url: string
  title?: string | undefined
  productId?: string | undefined
}

/** What a shopper said, and what was said before. */
export interface TurnInput {
  question: string
  history: EarlierMessage[]
  page: PageSeen | undefined
  locale: string | undefined
  /** Decides between ways of saying the same; a turn that is made again has the same. */
  seed: string
  signal: AbortSignal
  /** Whose turn it is and where it stands; not given where nobody can be signed in. */
  account?: (Omit<ErrandTurn, 'texts' | 'nextOrdinal'> & { errand: ErrandState | undefined }) | undefined
}
