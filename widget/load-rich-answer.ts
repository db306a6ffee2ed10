import type { lex } from './lexer.ts'
import { observable } from './observable.ts'
import type { Announcer, RichAnswer } from './rich-answer.tsx'

/** What draws a whole answer, and reads it out. */
export interface RichAnswerParts {
  RichAnswer: typeof RichAnswer
  Announcer: typeof Announcer
  style: string
  lex: typeof lex
}

/** Set once it is here; until then answers show as plain text. */
export const richAnswer = observable<RichAnswerParts | undefined>(undefined)

let loading = false

/**
 * Fetches two chunks side by side: ours, and marked, which stays in the browser's cache when ours changes.
 * After a failure the next call tries again.
 */
export async function loadRichAnswer(): Promise<void> {
  if (loading || richAnswer.get()) return
  loading = true
  try {
    const [{ RichAnswer, Announcer, style }, { lex }] = await Promise.all([
      import('./rich-answer.tsx'),
      import('./lexer.ts'),
    ])
    richAnswer.set({ RichAnswer, Announcer, style, lex })
  } catch {
    // Plain text stays readable without it.
  } finally {
    loading = false
  }
}
