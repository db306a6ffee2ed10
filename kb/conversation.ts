import { z } from 'zod'
import { plainText } from './html-text.ts'
import type { Passage } from './passage.ts'
import { type IsShopWord, namesEchoed, namesIn, scrubPersonal } from './scrub-personal.ts'
import { sentencesOf } from './sentences.ts'

/** An entry of `conversations/conversation_logs.json`: the brief's fields, and how it ended where that is known. */
export const conversationSchema = z.object({
  user_id: z.string().optional(),
  timestamp: z.string().optional(),
  messages: z.array(z.object({ sender: z.string(), text: z.string() })).min(1),
  intent: z.string().optional(),
  outcome: z.string().optional(),
  resolved: z.boolean().optional(),
  rating: z.number().optional(),
})

/** A past conversation between a shopper and the assistant. */
export type Conversation = z.infer<typeof conversationSchema>

const BAD_END =
  /complain|escalat|handoff|handed|human|agent|person|unresolved|unanswered|unsure|unknown|fail|error|wrong|fallback|abus|spam|small_?talk|greeting|goodbye|chitchat|capabilit|_bot|feedback|review|off_?topic|out_of_scope|other|thank/i
const UNHAPPY =
  /not what i (?:asked|meant)|(?:doesn|didn|does|did)(?:['’]?t| not) (?:help|answer|work)|useless|ridiculous|terrible|waste of|real person|speak to (?:a|some)|wrong (?:answer|information)|never mind|forget it/i
/** Said of one shopper's own order, or not said for good: no answer for anybody else. */
const PARTICULAR =
  /\[(?:email|order|phone|address|name|card|iban|number)\]|\b(?:let me|one moment|just a (?:moment|second)|hold on|bear with|looking (?:it|that|this) up|checking|could you (?:tell|give|share|send)|can you (?:tell|give|share|send)|may i have|what is your|which order|i (?:have|can see|see|found|could find|cannot see|can't see|just|will|am|was)|i['’](?:ve|ll|m)|we['’]ve|we have (?:just|now|sent|received|refunded)|your (?:order|parcel|package|refund|return|exchange|account|item|address) (?:is|was|has|had|will|left|shipped|arrive|contains|should)|it (?:is|was|has|left|shipped) (?:with|on|at|out|been|sent|due|now)|today|tomorrow|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december))\b/i
const ABOUT_ONE_ORDER = /\[order\]/
const PLEASANTRY =
  /\b(?:sorry|apolog|don['’]?t know|do not know|not sure|cannot help|can['’]t help|glad|happy to|you['’]re welcome|anything else|have a (?:nice|good|lovely)|great question)\b/i
/** "Noted, [name]. …" holds for anybody once the name is gone. */
const SPOKEN_TO = /, \[name\](?=[.!?:;,…]|\s*[–—-]\s|\s*$)/g
const WORDS_OF_SUBSTANCE = 8

/**
 * A past conversation as a passage for everybody: its first question, and the assistant's replies as far as
 * they hold for any shopper, scrubbed of everything personal. Undefined where the conversation went badly, or
 * where it begins with one shopper's own order, or the first reply says nothing for others: such a log must not become an answer.
 */
export function conversationPassage(
  id: string,
  conversation: Conversation,
  isShopWord: IsShopWord,
): Passage | undefined {
  const messages = conversation.messages.map(({ sender, text }) => ({
    from: senderOf(sender),
    text: plainText(text),
  }))
  const first = messages.findIndex(({ from, text }) => from === 'shopper' && wordCount(text) > 1)
  if (
    first < 0 ||
    wentBadly(
      conversation,
      messages.map(({ from, text }) => (from === 'shopper' ? text : '')),
    )
  ) {
    return undefined
  }
  const fromShopper = messages.map(({ from, text }) => (from === 'shopper' ? text : '')).join('\n')
  const names = messages.flatMap(({ from, text }) => [
    ...namesIn(text, isShopWord),
    ...(from === 'shopper' ? [] : namesEchoed(fromShopper, text, isShopWord)),
  ])
  const title = scrubPersonal(messages[first]!.text, names, isShopWord)
  if (ABOUT_ONE_ORDER.test(title)) return undefined
  const replies = messages
    .slice(first)
    .filter(({ from }) => from === 'assistant')
    .map(({ text }) => scrubPersonal(text, names, isShopWord).replace(SPOKEN_TO, ''))
  const firstParticular = replies.findIndex((reply) => PARTICULAR.test(reply))
  const general = (firstParticular < 0 ? replies : replies.slice(0, firstParticular))
    .map((reply) =>
      sentencesOf(reply)
        .filter((sentence) => !isPleasantry(sentence))
        .join(' '),
    )
    .filter((reply) => wordCount(reply) >= WORDS_OF_SUBSTANCE)
  if (general.length === 0) return undefined

  const passage: Passage = {
    id,
    document: id,
    kind: 'conversation',
    title,
    alts: [],
    text: general.join(' '),
  }
  if (conversation.timestamp) passage.last_updated = conversation.timestamp.slice(0, 10)
  return passage
}

function senderOf(sender: string): 'shopper' | 'assistant' | 'other' {
  if (/^(?:user|shopper|customer|visitor|client)$/i.test(sender.trim())) return 'shopper'
  return /^(?:assistant|bot)$/i.test(sender.trim()) ? 'assistant' : 'other'
}

function isPleasantry(sentence: string): boolean {
  return sentence.endsWith('?') || PLEASANTRY.test(sentence) || wordCount(sentence) < 2
}

function wentBadly(conversation: Conversation, fromShopper: readonly string[]): boolean {
  if (conversation.resolved === false) return true
  if (conversation.rating !== undefined && conversation.rating <= 3) return true
  if ([conversation.intent, conversation.outcome].some((value) => value !== undefined && BAD_END.test(value)))
    return true
  return fromShopper.some((text) => UNHAPPY.test(text))
}

function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}
