/** After these a full stop ends no sentence: "No. 5", "e.g. The …", "Dr. Peeters". */
const ABBREVIATION =
  /(?:^|[\s(["“])(?:e\.g|i\.e|approx|no|nos|nr|dr|mr|mrs|ms|prof|st|vs|cf|fig|incl|excl|max|min|tel|ca|z\.b|d\.h|bzw|n°|\p{L})\.$/iu
const SENTENCE_END =
  /(?<=[.!?…؟।]["”’»)\]]{0,2})\s+(?=["“‘«([¿¡]?(?:[\p{Lu}\p{Lt}\p{Lo}\p{N}]|\p{Extended_Pictographic}))|(?<=[。！？])/gu

/** The sentences of a text, without the white space between them. */
export function sentencesOf(text: string): string[] {
  return rawSentencesOf(text)
    .map((sentence) => sentence.trim())
    .filter(Boolean)
}

/** The sentences of a text, each with the white space after it: joined, they are the text again. */
export function rawSentencesOf(text: string): string[] {
  const sentences: string[] = []
  let start = 0
  for (const { 0: gap, index } of text.matchAll(SENTENCE_END)) {
    if (ABBREVIATION.test(text.slice(Math.max(start, index - 12), index))) continue
    sentences.push(text.slice(start, index + gap.length))
    start = index + gap.length
  }
  if (start < text.length) sentences.push(text.slice(start))
  return sentences
}

/** Whether a text ends as a sentence does. */
export function endsSentence(text: string): boolean {
  return /[.!?:;…。！？؟।]["”’»)\]]?$/.test(text)
}

/** The text with a full stop, where it ends without any. */
export function asSentence(text: string): string {
  return !text || endsSentence(text) ? text : `${text}.`
}
