/** The first sentences of a text; a point inside a word or a number ends none. */
export function firstSentences(text: string, count: number): string {
  const sentences = text.match(/[^.!?]+(?:[.!?](?=\S)[^.!?]*)*[.!?]*\s*/g) ?? [text]
  return sentences.slice(0, count).join('').trim()
}
