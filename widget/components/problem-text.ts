import type { ProblemCode } from '../chat-problem.ts'
import { chatPart } from '../late-parts.ts'

/** The sentence for a problem. They come with the chat's code: before it, nothing can have failed. */
export function problemText(code: ProblemCode): string {
  const part = chatPart.get()
  return typeof part === 'object' ? (part.problemsEn[code] ?? part.problemsEn.internal) : ''
}
