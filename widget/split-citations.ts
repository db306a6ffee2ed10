/** A run of text, or a citation of the source `n`. */
export type CitedText = string | { n: number }

/** Splits `Free returns [1][2].` into text and citations; numbers that are no source stay text. */
export function splitCitations(text: string, known: ReadonlySet<number>): CitedText[] {
  const parts: CitedText[] = []
  let from = 0
  for (const match of text.matchAll(/ ?\[(\d{1,3})\]/g)) {
    const n = Number(match[1])
    if (!known.has(n)) continue
    if (match.index > from) parts.push(text.slice(from, match.index))
    parts.push({ n })
    from = match.index + match[0].length
  }
  if (from < text.length) parts.push(text.slice(from))
  return parts
}

/** The numbers that a text cites, in order of first mention. */
export function citedNumbers(text: string): number[] {
  return [...new Set([...text.matchAll(/\[(\d{1,3})\]/g)].map((match) => Number(match[1])))]
}
