import { Lexer, type MarkedToken, type Token, Tokenizer } from 'marked'

/**
 * Reference definitions are left as text: an answer's `[1]` is a citation, and no later line may turn it
 * into a link.
 */
class AnswerTokenizer extends Tokenizer {
  override def(): undefined {
    return undefined
  }
}

/** Markdown to marked's block tokens. */
export function lex(text: string): Token[] {
  return new Lexer({ gfm: true, breaks: true, tokenizer: new AnswerTokenizer() }).lex(text)
}

export type { MarkedToken, Token }
