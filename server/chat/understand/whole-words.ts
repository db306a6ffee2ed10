/** What is typed in a hurry, as it is written in full: patterns that read a message know no other form. */
const WHOLE: Readonly<Record<string, string>> = {
  u: 'you',
  ur: 'your',
  r: 'are',
  wat: 'what',
  wich: 'which',
  hav: 'have',
  smth: 'something',
  smthn: 'something',
  sth: 'something',
  sumthing: 'something',
  somthing: 'something',
  anythin: 'anything',
  wanna: 'want to',
  gonna: 'going to',
  gimme: 'give me',
  lookin: 'looking',
  'w/o': 'without',
  'w/': 'with',
  diff: 'difference',
  differance: 'difference',
  diffrence: 'difference',
  xmas: 'christmas',
  prezzie: 'present',
  pressie: 'present',
  gf: 'girlfriend',
  bf: 'boyfriend',
  mam: 'mum',
  whats: 'what is',
  wheres: 'where is',
  hows: 'how is',
  whens: 'when is',
  thats: 'that is',
  theres: 'there is',
  dont: "don't",
  doesnt: "doesn't",
  didnt: "didn't",
  isnt: "isn't",
  arent: "aren't",
  wasnt: "wasn't",
  cant: "can't",
  wont: "won't",
  im: 'i am',
  ive: 'i have',
  shes: 'she is',
  hes: 'he is',
  theyre: 'they are',
}
const WORD = /(?<![\p{L}\p{N}'’@./-])(?:w\/o?|[\p{L}]+)(?![\p{L}\p{N}'’@-]|\.\p{L})/gu

/** A message with what is typed in a hurry in full: `dont u hav smth` → `don't you have something`. English only. */
export function inWholeWords(text: string): string {
  return text.replace(WORD, (word) => {
    const whole = Object.hasOwn(WHOLE, word.toLowerCase()) ? WHOLE[word.toLowerCase()] : undefined
    // "US", "BF": what is short and in capitals is something else.
    const isName = word.length > 1 && word.length < 4 && word === word.toUpperCase()
    return whole === undefined || isName ? word : whole
  })
}
