import { latePart } from './late-part.ts'
import type * as Lexer from './lexer.ts'

/** The file's name, written in by the build. */
declare const __LEXER_FILE__: string

/** All of Markdown: marked, a chunk that stays in the browser's cache when ours change. */
export const fullLexer = latePart<typeof Lexer>(
  () => import('./lexer.ts'),
  () => __LEXER_FILE__,
)
