import { tokenize } from './tokenize.ts'

const A = 'A'.charCodeAt(0)
const LETTERS = 26
const letter = (at: number) => String.fromCharCode(A + at)

/** The words of the names of countries and territories, in English: "South Korea" → `south`, `korea`. */
export const regionNames: ReadonlySet<string> = new Set(
  tokenize(
    Array.from({ length: LETTERS * LETTERS }, (_, at) =>
      namedAs(letter(Math.floor(at / LETTERS)) + letter(at % LETTERS)),
    ).join(' '),
  ).concat('uk', 'usa', 'eu', 'europe', 'england', 'scotland', 'wales', 'holland'),
)

function namedAs(code: string): string {
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) ?? ''
}
