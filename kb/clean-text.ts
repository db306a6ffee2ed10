/** Letters and signs after which a joiner is writing: scripts that need it, and emoji made of several. */
const JOINED_SCRIPTS = [
  'Arabic',
  'Syriac',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Khmer',
]
const BEFORE_A_JOINER = [
  ...JOINED_SCRIPTS.map((script) => `\\p{Script=${script}}`),
  '\\p{Extended_Pictographic}',
  '\\p{Emoji_Modifier}',
  '\\u{FE0F}',
].join('|')
/** Zero-width joiners hold emoji together and are letters of some scripts; anywhere else they hide. */
const JOINER_OUT_OF_PLACE = new RegExp(`(?<!${BEFORE_A_JOINER})[\\u{200C}\\u{200D}]`, 'gu')
/** Arabic and Syriac signs that stand before a number are format characters and can be seen. */
const VISIBLE_FORMAT = '\\u{600}-\\u{605}\\u{6DD}\\u{70F}\\u{890}\\u{891}\\u{8E2}'
/** Format characters (Cf) but joiners, fillers that print as nothing, Unicode tags. */
const INVISIBLE = new RegExp(
  `(?![\\u{200C}\\u{200D}${VISIBLE_FORMAT}])\\p{Cf}|[\\u{34F}\\u{115F}\\u{1160}\\u{17B4}\\u{17B5}\\u{180E}\\u{3164}\\u{FFA0}]`,
  'gu',
)
/** Variation selectors can spell out bytes; only the one that makes an emoji of a sign is of use in a text. */
const SELECTOR_OUT_OF_PLACE =
  /[\u{FE00}-\u{FE0E}\u{E0100}-\u{E01EF}]|(?<![\p{Emoji}\p{Extended_Pictographic}])\u{FE0F}/gu
const PLAIN = /^[\n\t\x20-\x7e]*$/

/**
 * Removes what is in a text but cannot be seen: zero-width and direction marks, soft hyphens, Unicode tags,
 * variation selectors, control characters. Hidden text is how instructions are smuggled to a model. Joiners
 * stay inside words of scripts that are written with them, and inside emoji.
 */
export function removeHidden(text: string): string {
  if (PLAIN.test(text)) return text
  return text
    .replace(/\r\n?|[\v\f\u{85}\u{2028}\u{2029}]/gu, '\n')
    .replace(JOINER_OUT_OF_PLACE, '')
    .replace(INVISIBLE, '')
    .replace(SELECTOR_OUT_OF_PLACE, '')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .normalize('NFC')
}

/** Deeper than any entry of ours; guards the stack. */
const DEEPEST = 100

/** The same for every text inside a JSON value; what is not text comes back as it is. */
export function removeHiddenIn(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return removeHidden(value)
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value
  if (Array.isArray(value)) return value.map((inside) => removeHiddenIn(inside, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, inside]) => [name, removeHiddenIn(inside, depth + 1)]),
  )
}

/** One line of running text: white space of every kind becomes single spaces. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
