import type { SmalltalkTopic } from '../answer/answerer.ts'
import { smalltalkTopic, withoutPleasantries } from './smalltalk.ts'

/** What a message was understood as, before anything is looked up. */
export interface Understanding {
  smalltalk: SmalltalkTopic | undefined
  orderNumber: string | undefined
  /** What to look up first. */
  query: string
  /** What to look up when the message follows up on the question before it. */
  followUpQuery: string | undefined
  /** The message cannot be understood without what was said before. */
  leansOnHistory: boolean
}

const POINTS_BACK =
  /^(?:what about|how about|what if)\b|\b(?:it|its|that|this|those|these|they|them|there|one|ones|the same|instead|else)\b/i
const LEADING_JOINT = /^(?:and|but|so|also|or)\b[,\s]*/i
/** A mark of letters and digits such as `VM-20417`, or a number after "order". */
const ORDER_NUMBER =
  /\b[A-Z]{1,4}-\d{4,10}\b|(?<=\border(?: number| no\.?| nr\.?)?\s{0,2}:?\s{0,2})#?\d{4,12}\b|#\d{4,12}\b/i
const CONTENT_WORD = /[\p{L}\p{N}]{3,}/gu

/**
 * Reads a message in the light of what was said before. Small talk is only that when nothing else is in it.
 * @param topic the product that the last answer was about, if it was about one
 */
export function understand(
  question: string,
  history: { role: 'shopper' | 'assistant'; text: string }[],
  topic: string | undefined,
): Understanding {
  const orderNumber = ORDER_NUMBER.exec(question)?.[0]
  const query = withoutPleasantries(withoutNumber(question, orderNumber)).replace(LEADING_JOINT, '')
  const before = history.findLast((message) => message.role === 'shopper' && !smalltalkTopic(message.text))
  const words = query.match(CONTENT_WORD)?.length ?? 0
  const leansOnHistory = before !== undefined && words <= 8 && POINTS_BACK.test(query)
  return {
    smalltalk: smalltalkTopic(question),
    orderNumber,
    query,
    followUpQuery:
      before && words <= 12 ? `${topic ?? withoutPleasantries(before.text)} ${query}` : undefined,
    leansOnHistory,
  }
}

/** An order's number finds nothing in a knowledge base, and misleads. */
function withoutNumber(question: string, orderNumber: string | undefined): string {
  if (orderNumber === undefined) return question
  const rest = question.replace(orderNumber, ' ').replace(/\s+/g, ' ').trim()
  return rest === '' ? 'my order' : rest
}
