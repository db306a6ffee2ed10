import { observable } from './observable.ts'
import type { Announcer, RichAnswer } from './rich-answer.tsx'

/** What draws a whole answer, and reads it out. */
export interface RichAnswerParts {
  RichAnswer: typeof RichAnswer
  Announcer: typeof Announcer
  style: string
}

/** Set once it is here; until then answers show as plain text. */
export const richAnswer = observable<RichAnswerParts | undefined>(undefined)

let loading = false

/** Fetches what draws answers. After a failure the next call tries again. */
export async function loadRichAnswer(): Promise<void> {
  if (loading || richAnswer.get()) return
  loading = true
  try {
    const { RichAnswer, Announcer, style } = await import('./rich-answer.tsx')
    richAnswer.set({ RichAnswer, Announcer, style })
  } catch {
    // Plain text stays readable without it.
  } finally {
    loading = false
  }
}
