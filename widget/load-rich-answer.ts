import { importPart } from './import-part.ts'
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

/** The file's name, written in by the build. */
declare const __RICH_ANSWER_FILE__: string

let loading = false
let failures = 0

/** Fetches what draws answers. After a failure the next call tries again. */
export async function loadRichAnswer(): Promise<void> {
  if (loading || richAnswer.get()) return
  loading = true
  try {
    const part = await importPart(failures, () => import('./rich-answer.tsx'), __RICH_ANSWER_FILE__)
    const { RichAnswer, Announcer, style } = part
    richAnswer.set({ RichAnswer, Announcer, style })
  } catch {
    failures++
    // Plain text stays readable without it.
  } finally {
    loading = false
  }
}
