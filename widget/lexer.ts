import { Lexer, type MarkedToken, type Token, Tokenizer, type Tokens } from 'marked'

/** Deepest nesting of quotes and lists; what is nested deeper is text. */
const MAX_DEPTH = 12
/**
 * Most characters of one paragraph that may mean markup; one with more is text. For each of them marked looks
 * through the rest of the paragraph, so that 16 KB of `**_a` would freeze the page for seconds.
 */
const MAX_MARKS = 300

class AnswerTokenizer extends Tokenizer {
  #depth = 0

  /**
   * Reference definitions are left as text: an answer's `[1]` is a citation, and no later line may turn it
   * into a link.
   */
  override def(): undefined {
    return undefined
  }

  override blockquote(src: string): Tokens.Blockquote | undefined {
    return this.#nested(() => super.blockquote(src))
  }

  override list(src: string): Tokens.List | undefined {
    return this.#nested(() => super.list(src))
  }

  #nested<T>(read: () => T | undefined): T | undefined {
    if (this.#depth >= MAX_DEPTH) return undefined
    this.#depth++
    try {
      return read()
    } finally {
      this.#depth--
    }
  }
}

class AnswerLexer extends Lexer {
  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    const marks = src.match(/[*_~`![\]<>&\\:@]/g)?.length ?? 0
    if (marks <= MAX_MARKS) return super.inlineTokens(src, tokens)
    tokens.push({ type: 'text', raw: src, text: src, escaped: false })
    return tokens
  }
}

/** Markdown to marked's block tokens; within some 50 ms for 16 KB of whatever it is. */
export function lex(text: string): Token[] {
  return new AnswerLexer({ gfm: true, breaks: true, tokenizer: new AnswerTokenizer() }).lex(text)
}

export type { MarkedToken, Token }
