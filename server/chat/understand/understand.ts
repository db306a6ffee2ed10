import type { SmalltalkTopic } from '../../answer/answerer.ts'
import { countryIn } from '../../shop/countries.ts'
import { POINTS_BACK } from './points-back.ts'
import { saysItHelped } from './says-it-helped.ts'
import { smalltalkTopic, withoutPleasantries } from './smalltalk.ts'
import { splitQuestions } from './split-questions.ts'
import type { EarlierMessage } from '../turn-input.ts'

/** What a message was understood as, before anything is looked up. */
export interface Understanding {
  smalltalk: SmalltalkTopic | undefined
  orderNumber: string | undefined
  /** It asks about an order of the shopper's own. */
  asksOwnOrder: boolean
  /** The message asks for a person, whatever else it asks. */
  wantsPerson: boolean
  /** What the message asks first, in its own words. */
  ownWords: string
  /** What to look up first: its own words, made whole where they are about nothing by themselves. */
  query: string
  /** Further questions of the same message: in their own words, and as they are looked up. */
  further: { ownWords: string; query: string }[]
  /** What to look up when the message follows up on the question before it. */
  followUpQuery: string | undefined
  /** The message cannot be understood without what was said before. */
  leansOnHistory: boolean
  /** It is about nothing by itself: "How much?" */
  isBare: boolean
  /** What was asked before, where something was. */
  topic: string | undefined
}

const WANTS_PERSON =
  /\b(?:speak|talk|chat|connect|transfer|put me through|get me|want|need)\b.{0,30}\b(?:human|person|agent|someone|somebody|manager|supervisor|representative|staff|colleague|employee)\b|\b(?:human|real person|live agent|manager),? please\b/i
/** A question without anything that it could be about. */
const BARE =
  /^(?:(?:how (?:much|long|many|often|soon|far|exactly|so)|when|where|why|which(?: one)?|who|what time|since when|until when|by when|from when|for how long|for free|really|are you sure|is that so|how come|how do i do that|what does (?:it|that) cost)(?: exactly| please| then| is (?:it|that)| does (?:it|that) (?:cost|take)| would (?:it|that) be)*)[\s?.!]*$/i
/** "How much did I pay for my last order?": nobody can tell who does not know the shopper. */
const OWN_ORDER =
  /\b(?:did|have) i (?:pay|paid|order(?:ed)?|buy|bought|spen[dt])\b|\bmy (?:last|previous|latest|most recent|past) (?:order|purchase)s?\b|\bmy order history\b/i
const LEADING_JOINT = /^(?:and|but|so|also|or)\b[,\s]*/i
/** A mark of letters and digits such as `VM-20417`, or a number after "order". */
const ORDER_NUMBER =
  /\b[A-Z]{1,4}-\d{4,10}\b|(?<=\border(?: number| no\.?| nr\.?)?\s{0,2}:?\s{0,2})#?\d{4,12}\b|#\d{4,12}\b/i
const WORD = /[\p{L}\p{N}'’]+/gu
/** In as many words one says that it helped; in more there is something else, too. */
const THANKS_WORDS = 8
const KINDNESS = new Set<SmalltalkTopic>(['thanks', 'praise', 'acknowledgement', 'goodbye'])
/** A message of so few that points back has no subject. */
const FEW_WORDS = 4
const CONTENT_WORD = /[\p{L}\p{N}]{3,}/gu

/**
 * Reads a message in the light of what was said before. Small talk is only that when nothing else is in it.
 * @param asWritten the message before it was put in English
 */
export function understand(
  message: string,
  history: readonly EarlierMessage[],
  asWritten = message,
): Understanding {
  // Runs of white space mean nothing, and the patterns are made for one.
  const question = message.replace(/\s+/g, ' ').trim()
  const orderNumber = ORDER_NUMBER.exec(question)?.[0]
  const said = withoutMarkup(withoutNumber(question, orderNumber))
  const whole = withoutPleasantries(said).replace(LEADING_JOINT, '')
  const [ownWords = whole, ...others] = splitQuestions(whole)
  const before = topicBefore(history)
  const words = ownWords.match(CONTENT_WORD)?.length ?? 0
  const made = before === undefined ? undefined : `${ended(before)} ${ownWords}`
  const isBare = made !== undefined && (BARE.test(ownWords) || isCountry(ownWords))
  const query = isBare ? made : ownWords
  return {
    smalltalk:
      smalltalkTopic(question) ??
      smalltalkTopic(asWritten) ??
      (isOnlyThanks(question) ? 'thanks' : undefined),
    orderNumber,
    asksOwnOrder: OWN_ORDER.test(question),
    wantsPerson: WANTS_PERSON.test(question),
    ownWords,
    query,
    // "… and how much is it?" means what the first question is about.
    further: others.map((other) => ({
      ownWords: other,
      query: pointsBack(other) ? `${ownWords} ${other}` : other,
    })),
    followUpQuery: !isBare && words <= 12 ? made : undefined,
    leansOnHistory: made !== undefined && words <= 8 && POINTS_BACK.test(ownWords),
    isBare,
    topic: before,
  }
}

/** As a sentence of its own. */
function ended(text: string): string {
  return /[.?!]\s*$/.test(text) ? text : `${text}.`
}

/** "Is there a hood?" points at nothing. */
function pointsBack(question: string): boolean {
  return POINTS_BACK.test(question.replace(/\b(?:is|are|was|were) there\b/gi, ' '))
}

/** "Belgium": only a place, for what was asked before. */
function isCountry(words: string): boolean {
  const country = countryIn(words)
  return country !== undefined && (words.match(WORD)?.length ?? 0) <= country.name.split(' ').length + 1
}

/**
 * The last message of the shopper that has a subject of its own, with what was added to it since; the last of all where
 * none has a subject.
 */
function topicBefore(history: readonly EarlierMessage[]): string | undefined {
  const asked = history
    .filter(({ role, text }) => role === 'shopper' && !smalltalkTopic(text))
    .map(({ text }) => withoutPleasantries(text))
  const hasSubject = (text: string) => {
    const own = text.replace(LEADING_JOINT, '')
    if (BARE.test(own) || isCountry(own)) return false
    return !(POINTS_BACK.test(text) && (text.match(CONTENT_WORD)?.length ?? 0) <= FEW_WORDS)
  }
  const last = asked.findLastIndex(hasSubject)
  if (last < 0) return asked.at(-1)
  const since = asked.slice(last + 1).filter((text) => isCountry(text.replace(LEADING_JOINT, '')))
  return [asked[last], ...since.slice(-1)].join(' ')
}

/** "Great, that solved it. Thanks!": every part says thank you, or that it helped, and one says that it did. */
function isOnlyThanks(question: string): boolean {
  const parts = question.split(/[.!,;:\n]+|\band\b/i).filter((part) => /[\p{L}\p{N}]/u.test(part))
  const helped = (part: string) => saysItHelped(part) && (part.match(WORD)?.length ?? 0) <= THANKS_WORDS
  return (
    parts.some(helped) && parts.every((part) => helped(part) || KINDNESS.has(smalltalkTopic(part) ?? 'joke'))
  )
}

/** Tags, pictures and addresses of pages say nothing that could be looked up; all of it where nothing else is there. */
function withoutMarkup(question: string): string {
  const rest = question
    .replace(/<[^<>]{0,300}>/g, ' ')
    .replace(/!?\[[^\]]{0,200}\]\([^)]{0,500}\)/g, ' ')
    .replace(/\bhttps?:\/\/\S+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return rest === '' ? question : rest
}

/** An order's number finds nothing in a knowledge base, and misleads. */
function withoutNumber(question: string, orderNumber: string | undefined): string {
  if (orderNumber === undefined) return question
  const rest = question.replace(orderNumber, ' ').replace(/\s+/g, ' ').trim()
  return rest === '' ? 'my order' : rest
}
