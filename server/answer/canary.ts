import type { NewId } from '../ids.ts'

/** A word that stands in the prompt alone, made anew at each start: said, it shows that the prompt is told. */
export function createCanary(newId: NewId): string {
  return `vm${newId('canary')
    .replace(/[^a-z0-9]/gi, '')
    .slice(6, 26)}`.toLowerCase()
}

/** Looks for a canary in an answer as it streams. */
export interface CanaryWatch {
  /** Whether the answer tells it, with this piece. */
  tells(piece: string): boolean
}

/** So many letters and digits of a canary in a row are no chance. */
const RUN = 10

/** Watches one answer for a part of the canary: as it is, spelt with blanks, backwards, in base64, hex or ROT13. */
export function watchForCanary(canary: string): CanaryWatch {
  const runs = new Set(formsOf(canary).flatMap((form) => runsOf(form)))
  let tail = ''
  return {
    tells(piece) {
      const text = tail + bare(piece)
      tail = text.slice(-RUN + 1)
      return runsOf(text).some((run) => runs.has(run))
    },
  }
}

function runsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - RUN + 1) }, (_, at) => text.slice(at, at + RUN))
}

/** Letters and digits, which is how a canary is looked for: spelt with blanks it is the same. */
const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')

function formsOf(canary: string): string[] {
  const forms = [
    canary,
    [...canary].reverse().join(''),
    Array.from(new TextEncoder().encode(canary), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    canary.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 84) % 26) + 97)),
    ...[0, 1, 2].map((before) => insideBase64(canary, before)),
  ]
  return forms.map(bare)
}

/** What of a word's base64 is the same whatever stands around it, with so many bytes before it (modulo three). */
function insideBase64(word: string, before: number): string {
  const coded = btoa('.'.repeat(before) + word)
  const from = Math.ceil((before * 8) / 6)
  const to = Math.floor(((before + word.length) * 8) / 6)
  return coded.slice(from, to)
}
