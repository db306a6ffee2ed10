import { upperFirst } from './spell.ts'

const SWAPPED: Record<string, string> = {
  i: 'you',
  me: 'you',
  my: 'your',
  mine: 'yours',
  myself: 'yourself',
  you: 'we',
  your: 'our',
  yours: 'ours',
}
const WORD = /\b(?:i|me|my|mine|myself|you|your|yours)\b/gi

/**
 * A question of a help page that is answered with yes or no, as the statement that it then is, from the shop to the
 * shopper: "Can I return a gift?" → `You can return a gift`. Undefined where the grammar cannot be told for sure.
 */
export function statementOf(question: string, answer: 'yes' | 'no'): string | undefined {
  const asked = question.trim().replace(/\?.*$/s, '')
  // "Do you know who I am", "Do you ever close": their statement is another.
  if (/\b(?:ever|yet|any ?more|who|whom|what|why)\b/i.test(asked)) return undefined
  const not = answer === 'no' ? ' not' : ''
  for (const [pattern, made] of forms) {
    const match = pattern.exec(asked)
    if (match)
      return upperFirst(
        made(
          match.slice(1).map((part) => swapped(part ?? '')),
          not,
        ),
      )
  }
  return undefined
}

type Make = (parts: string[], not: string) => string

const forms: [RegExp, Make][] = [
  [/^can i (?:still )?(.+)$/i, ([rest], not) => `you can${not ? 'not' : ''} ${rest}`],
  [/^can you (.+)$/i, ([rest], not) => `we can${not ? 'not' : ''} ${rest}`],
  [/^can (.+?) be (.+)$/i, ([what, rest], not) => `${what} can${not ? 'not' : ''} be ${rest}`],
  [/^do i (?:have|need) to (.+)$/i, ([rest], not) => `you ${not ? 'do not have' : 'have'} to ${rest}`],
  [/^do you (.+)$/i, ([rest], not) => `we ${not ? 'do not ' : ''}${rest}`],
  [
    /^is there (?:a|an|any) (.+)$/i,
    ([rest], not) => `there is ${not ? 'no' : /^[aeiou]/i.test(rest ?? '') ? 'an' : 'a'} ${rest}`,
  ],
  [/^are there (?:any )?(.+)$/i, ([rest], not) => `there are ${not ? 'no ' : ''}${rest}`],
  [
    /^(is|are) (?:your|the) (\w+) (.+)$/i,
    ([be = '', what, rest], not) => `our ${what} ${be.toLowerCase()}${not} ${rest}`,
  ],
  [
    /^(are) (returns|exchanges|repairs) (.+)$/i,
    ([be = '', what, rest], not) => `${what} ${be.toLowerCase()}${not} ${rest}`,
  ],
]

function swapped(text: string): string {
  return text.replace(WORD, (word) => SWAPPED[word.toLowerCase()] ?? word)
}
