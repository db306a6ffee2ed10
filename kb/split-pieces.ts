import type { Piece } from './markdown-pieces.ts'

/** The text of one passage, in characters: longer ones are split. */
const LONGEST = 1_200

/**
 * Parts of about equal size, none longer than 1,200 characters unless a single piece is. Cut between pieces,
 * in a long paragraph between sentences; what leads to a list stays with it.
 */
export function splitPieces(pieces: readonly Piece[]): Piece[][] {
  const total = lengthOf(pieces)
  if (total <= LONGEST) return [[...pieces]]
  const small = pieces.flatMap((piece) =>
    piece.text.length > LONGEST / 2 && piece.sentences ? piece.sentences() : [piece],
  )
  const wanted = total / Math.ceil(total / LONGEST)
  const parts: Piece[][] = []
  let part: Piece[] = []
  for (const [i, piece] of small.entries()) {
    const length = lengthOf(part)
    const full = length + piece.text.length > LONGEST
    // Better a little early between paragraphs than anywhere else.
    const enough = length >= wanted || (length >= wanted * 0.8 && piece.gap.text === '\n')
    if (part.length > 0 && (full || enough)) {
      const lead = part.length > 1 && part.at(-1)!.text.endsWith(':') ? [part.pop()!] : []
      parts.push(part)
      part = lead
    }
    part.push(small[i]!)
  }
  parts.push(part)
  return parts
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.text.length + 1, 0)
}
