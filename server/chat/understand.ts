import type { SmalltalkTopic } from '../answer/answerer.ts'
import { smalltalkTopic, withoutPleasantries } from './smalltalk.ts'

/** What a message was understood as, before anything is looked up. */
export interface Understanding {
  smalltalk: SmalltalkTopic | undefined
  /** What to look up first. */
  query: string
  /** What to look up when the message follows up on the question before it. */
  followUpQuery: string | undefined
  /** The message cannot be understood without what was said before. */
  leansOnHistory: boolean
}

const POINTS_BACK =
  /^(?:and|but|so|also|what about|how about|what if|or)\b|\b(?:it|its|that|this|those|these|they|them|there|one|ones|the same|instead|else)\b/i
const CONTENT_WORD = /[\p{L}\p{N}]{3,}/gu

/** Reads a message in the light of what was said before. Small talk is only that when nothing else is in it. */
export function understand(
  question: string,
  history: { role: 'shopper' | 'assistant'; text: string }[],
): Understanding {
  const query = withoutPleasantries(question)
  const before = history.findLast((message) => message.role === 'shopper' && !smalltalkTopic(message.text))
  const words = query.match(CONTENT_WORD)?.length ?? 0
  const leansOnHistory = before !== undefined && (words <= 2 || (words <= 8 && POINTS_BACK.test(query)))
  return {
    smalltalk: smalltalkTopic(question),
    query,
    followUpQuery: before && words <= 12 ? `${withoutPleasantries(before.text)} ${query}` : undefined,
    leansOnHistory,
  }
}
