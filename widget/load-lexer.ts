import type { lex } from './lexer.ts'
import { observable } from './observable.ts'

/** All of Markdown; set once it is here. */
export const fullLexer = observable<typeof lex | undefined>(undefined)

let loading = false

/** Fetches marked, a chunk that stays in the browser's cache when ours change. A failure is tried again by the next call. */
export async function loadFullLexer(): Promise<void> {
  if (loading || fullLexer.get()) return
  loading = true
  try {
    fullLexer.set((await import('./lexer.ts')).lex)
  } catch {
    // What it would read stays readable as it is.
  } finally {
    loading = false
  }
}
