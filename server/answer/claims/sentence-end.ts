import { endsInOrdinalDate } from './calendar.ts'

/** After these a full stop ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(["“])(?:e\.g|i\.e|approx|no|nos|nr|dr|mr|mrs|ms|prof|st|vs|cf|incl|excl|max|min|tel|ca|z\.b|d\.h|bzw|[ap]\.m|\p{L})\.$/iu
const LIST_NUMBER = /^[\s>]*(?:[-*+]\s+)?\**\d{1,3}\.$/
/** What ends a sentence, with the quotes, marks and citations that belong to it. */
const END = /[.!?…]["”’»)\]*_]*(?:[ \t]?\[\d{1,3}\])*(?=\s)|[。！？]|\n/g

const CLOSING = /^[.!?…]["”’»)*_]*/
const CITED = /\[\d{1,3}\]$/

/**
 * Where the first sentence of a text ends, the white space after it included; 0 while that cannot be told. A line
 * ends a sentence too. Of a text that will not go on, the rest is its last sentence.
 */
export function sentenceEnd(text: string, isLast: boolean): number {
  for (const { 0: ending, index } of text.matchAll(END)) {
    const at = index + ending.length
    if (ending === '\n') {
      // Whatever white space follows belongs to the line.
      const rest = /^\s*/.exec(text.slice(at))?.[0].length ?? 0
      return at + rest < text.length || isLast ? at + rest : 0
    }
    const before = text.slice(0, index + 1)
    if (ABBREVIATION.test(before) || LIST_NUMBER.test(before)) continue
    // With its citation before the full stop it is whole: nothing that follows can belong to it.
    const closed = index + (CLOSING.exec(ending)?.[0].length ?? 0)
    if (CITED.test(text.slice(0, index)) && text[closed] === ' ') return closed + 1
    const space = /^\s*/.exec(text.slice(at))?.[0].length ?? 0
    const next = text.slice(at + space)
    if (next === '') return isLast ? text.length : 0
    // A citation may stand after the full stop: it is the sentence's, and so is the white space after it.
    const cited = /^(?:\[\d{1,3}\]\s*)+/.exec(next)?.[0].length ?? 0
    const rest = next.slice(cited)
    if (cited > 0) {
      if (rest === '' || /^\[\d{0,3}$/.test(rest)) return isLast ? text.length : 0
      return at + space + cited
    }
    if (/^\[\d{0,3}$/.test(next) && !isLast) return 0
    if (/^\p{Ll}/u.test(next) || (/\d\.$/.test(before) && goesOnAsDate(text, at + space, isLast))) continue
    return at + space
  }
  return isLast ? text.length : 0
}

/** "14. " before "Oktober": the word after it has to be whole to tell. */
function goesOnAsDate(text: string, wordAt: number, isLast: boolean): boolean {
  const word = /^\p{L}*/u.exec(text.slice(wordAt))?.[0] ?? ''
  return (wordAt + word.length === text.length && !isLast) || endsInOrdinalDate(text.slice(0, wordAt) + word)
}
