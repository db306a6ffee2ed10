import { importPart } from './import-part.ts'
import type { lex } from './lexer.ts'
import { observable } from './observable.ts'

/** All of Markdown; set once it is here. */
export const fullLexer = observable<typeof lex | undefined>(undefined)

/** The file's name, written in by the build. */
declare const __LEXER_FILE__: string

let loading = false
let failures = 0

/** Fetches marked, a chunk that stays in the browser's cache when ours change. A failure is tried again by the next call. */
export async function loadFullLexer(): Promise<void> {
  if (loading || fullLexer.get()) return
  loading = true
  try {
    fullLexer.set((await importPart(failures, () => import('./lexer.ts'), __LEXER_FILE__)).lex)
  } catch {
    failures++
    // What it would read stays readable as it is.
  } finally {
    loading = false
  }
}
