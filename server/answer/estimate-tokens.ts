/** Tokens of a text where the server did not say: about four characters each, in most European languages. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4)
}

/** What a text can hardly be more than: every other byte of its UTF-8 a token. */
export function tokensAtMost(text: string): number {
  return Math.ceil(new TextEncoder().encode(text).length / 2)
}
