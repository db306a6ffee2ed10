import { type Sentiment, sentimentOf } from './sentiment.ts'

export const sentiments = ['negative', 'neutral', 'positive'] as const

/** A message and what people say that it sounds like. */
export interface SentimentCase {
  text: string
  label: Sentiment
}

/** What `eval sentiment` prints; shares 0 to 1, `confusion[label][found]` counts. */
export interface SentimentReport {
  cases: number
  accuracy: number
  macro_f1: number
  confusion: Record<Sentiment, Record<Sentiment, number>>
}

/** Holds the function against labelled messages. Macro-F1 is the plain mean of the three labels' F1. */
export function evaluateSentiment(
  cases: readonly SentimentCase[],
  judge: (text: string) => Sentiment = sentimentOf,
): SentimentReport {
  const none = () => ({ negative: 0, neutral: 0, positive: 0 })
  const confusion = { negative: none(), neutral: none(), positive: none() }
  for (const { text, label } of cases) confusion[label][judge(text)]++
  const right = sentiments.reduce((sum, label) => sum + confusion[label][label], 0)
  const f1 = sentiments.map((label) => {
    const labelled = sentiments.reduce((sum, found) => sum + confusion[label][found], 0)
    const found = sentiments.reduce((sum, other) => sum + confusion[other][label], 0)
    return labelled + found === 0 ? 0 : (2 * confusion[label][label]) / (labelled + found)
  })
  return {
    cases: cases.length,
    accuracy: right / cases.length,
    macro_f1: f1.reduce((sum, value) => sum + value, 0) / sentiments.length,
    confusion,
  }
}
