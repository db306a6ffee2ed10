/** Shortest password, in characters: long enough to stand alone (NIST SP 800-63B, 3.1.1.2). */
export const MIN_PASSWORD_LENGTH = 15
export const MAX_PASSWORD_LENGTH = 256

/** What a guesser tries first; a password made of these alone, with digits and signs, is no secret. */
const commonWords = [
  'verdemuse verde muse dashboard support assistant chatbot widget storefront customer service shop store',
  'sustainable fashion staff agent admin administrator manager owner viewer root user guest account login',
  'password passwort passphrase passwd pass word secret letmein access welcome hello changeme change temp',
  'temporary default test testing example demo sample iloveyou ilove love monkey dragon master sunshine',
  'princess football baseball basketball superman batman pokemon starwars trustno whatever freedom',
  'qwertyuiop qwerty qwertz azerty asdfghjkl asdfgh zxcvbnm zxcvb qazwsxedc qazwsx edcrfv tgbyhn',
  'my our your the new old please and is not for this very long secure security safe strong',
  'spring summer autumn winter monday friday january february march april may june july august september',
  'october november december company internet computer server correct horse battery staple',
]
  .flatMap((line) => line.split(' '))
  // Longest first: 'password' has to go before 'pass' takes a part of it.
  .sort((a, b) => b.length - a.length)

/** Passwords of this length that stand in lists of the most used ones and are of no kind that is refused anyway. */
const knownLong = new Set([
  'mailcreated5240',
  'polniypizdec0211',
  'thisisnotapassword',
  'antidisestablishmentarianism',
])

/** What must be left of a password once the common words, digits and signs are taken out. */
const MIN_LETTERS_OF_ITS_OWN = 5
const MIN_DISTINCT_CHARACTERS = 6

const leet = new Map(
  Object.entries({ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' }),
)

/**
 * Says in one sentence why a password must not be used, or `undefined` if it may be. There are no rules
 * about kinds of characters: they make passwords worse to remember, not harder to guess.
 *
 * @param email of the account, whose parts make no secret either
 */
export function findPasswordFault(password: string, email: string): string | undefined {
  const characters = [...password]
  if (characters.length < MIN_PASSWORD_LENGTH) return `Use at least ${MIN_PASSWORD_LENGTH} characters.`
  if (characters.length > MAX_PASSWORD_LENGTH) return `Use at most ${MAX_PASSWORD_LENGTH} characters.`
  const lower = password.toLowerCase()
  if (new Set(lower).size < MIN_DISTINCT_CHARACTERS || isRepetition(lower)) {
    return 'This repeats itself too much. A few unrelated words make a good password.'
  }
  if (isSequence(lower))
    return 'This follows the alphabet, the digits or the keyboard. Use something less regular.'
  if (knownLong.has(lower)) return 'This is one of the most used passwords.'
  const words = [...emailWords(email), ...commonWords]
  if (isMadeOf(words, lower) || isMadeOf(words, withoutLeet(lower))) {
    return 'This is made of words that are guessed first, such as the product’s name, “password” or your e-mail address.'
  }
  return undefined
}

/** `abcabcabcabcabc`: one piece, again and again. */
function isRepetition(text: string): boolean {
  // The text shows up inside its own double, at neither end, only if it repeats a piece of itself.
  return (text + text).slice(1, -1).includes(text) || /^(.{1,8}?)\1{2,}.{0,3}$/su.test(text)
}

/** Most neighbours also stand side by side in the alphabet, among the digits or on a keyboard. */
function isSequence(text: string): boolean {
  const rows = [
    'abcdefghijklmnopqrstuvwxyz',
    '01234567890',
    'qwertyuiop',
    'qwertzuiop',
    'asdfghjkl',
    'zxcvbnm',
    // Columns of keys, downwards, up and down, and by two rows.
    '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
    'zaq12wsxcde34rfvbgt56yhnmju78ik',
    '1q2w3e4r5t6y7u8i9o0p',
    'q1w2e3r4t5y6u7i8o9p0',
  ]
  const pairs = [...text].slice(1).map((character, index) => `${[...text][index]}${character}`)
  const regular = pairs.filter((pair) =>
    rows.some((row) => row.includes(pair) || row.includes([...pair].reverse().join(''))),
  )
  return regular.length / pairs.length > 0.7
}

function isMadeOf(words: string[], text: string): boolean {
  let rest = text
  for (const word of words) rest = rest.replaceAll(word, ' ')
  return (rest.match(/\p{L}/gu) ?? []).length < MIN_LETTERS_OF_ITS_OWN && isMostlyWords(words, text)
}

/** A password of random digits and signs has few letters too, but it holds none of the words. */
function isMostlyWords(words: string[], text: string): boolean {
  return words.some((word) => text.includes(word))
}

function withoutLeet(text: string): string {
  return [...text].map((character) => leet.get(character) ?? character).join('')
}

function emailWords(email: string): string[] {
  return email
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3)
}
