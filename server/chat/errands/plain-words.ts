import { repairWords } from './repair-words.ts'

/** What is typed in a hurry, and what it is short for. */
const SHORT: Readonly<Record<string, string>> = {
  pls: 'please',
  plz: 'please',
  thx: 'thanks',
  u: 'you',
  ur: 'your',
  r: 'are',
  n: 'and',
  w: 'with',
  wanna: 'want to',
  gonna: 'going to',
  gotta: 'have to',
  gimme: 'give me',
  lemme: 'let me',
  im: "I'm",
  ive: "I've",
  whats: "what's",
  wheres: "where's",
  hows: "how's",
  cant: "can't",
  wont: "won't",
  aint: "isn't",
  adress: 'address',
  addres: 'address',
  deliverd: 'delivered',
  recieved: 'received',
  wich: 'which',
}
const WITHOUT_APOSTROPHE = /\b(do|does|did|have|has|had|is|are|was|were|would|could|should)nt\b/gi

/** A message in the words that errands are read by: its apostrophes, what is short, and one slip in what matters. */
export function plainWords(message: string): string {
  const written = message
    .replace(/\s+/g, ' ')
    .replaceAll('’', "'")
    .replace(/\bw\//gi, 'with ')
    .replace(WITHOUT_APOSTROPHE, "$1n't")
    .replace(/(?<![\p{L}\p{N}'.-])[a-z]{1,9}(?![\p{L}\p{N}'.-])/gu, (word) =>
      Object.hasOwn(SHORT, word) ? (SHORT[word] ?? word) : word,
    )
    .trim()
  return repairWords(written)
}
