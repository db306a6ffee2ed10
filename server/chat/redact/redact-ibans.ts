import { ibanLengths } from './iban-lengths.ts'

const START = /[A-Z]{2}\d{2}/gi
/** One more character of the number, with what may stand before it. */
const NEXT = /[\s._/·\u2010-\u2015\u2212-]{0,3}([A-Z0-9])/iy

/**
 * Replaces every IBAN (the country's length, mod 97, ISO 13616), however it is grouped and whatever stands
 * around it.
 */
export function redactIbans(text: string, mark: string): string {
  let out = ''
  let kept = 0
  for (const start of text.matchAll(START)) {
    if (start.index < kept) continue
    const end = ibanEnd(text, start.index)
    if (end === undefined) continue
    out += text.slice(kept, start.index) + mark
    kept = end
  }
  return out + text.slice(kept)
}

/** Where the IBAN that begins here ends, if one does. */
function ibanEnd(text: string, at: number): number | undefined {
  const length = ibanLengths.get(text.slice(at, at + 2).toUpperCase())
  if (length === undefined) return undefined
  let compact = text.slice(at, at + 4).toUpperCase()
  NEXT.lastIndex = at + 4
  while (compact.length < length) {
    const character = NEXT.exec(text)?.[1]
    if (character === undefined) return undefined
    compact += character.toUpperCase()
  }
  // After a match `lastIndex` is its end.
  return remainder97(compact.slice(4) + compact.slice(0, 4)) === 1 ? NEXT.lastIndex : undefined
}

/** A number of digits and letters (A = 10 … Z = 35), modulo 97. */
function remainder97(characters: string): number {
  let remainder = 0
  for (const character of characters) {
    const value = Number.parseInt(character, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder
}
