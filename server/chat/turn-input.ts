/** A message said before, with the products that an answer showed. */
export interface EarlierMessage {
  role: 'shopper' | 'assistant'
  text: string
  productIds: string[]
}

/** What a shopper said, and what was said before. */
export interface TurnInput {
  question: string
  history: EarlierMessage[]
  page: { url: string; title?: string | undefined } | undefined
  locale: string | undefined
  signal: AbortSignal
}
