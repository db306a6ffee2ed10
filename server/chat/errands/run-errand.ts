import type { Order } from '../../shop/orders/order.ts'
import { afterCard } from './after-card.ts'
import { beginErrand, tellStatus } from './begin-errand.ts'
import { isComingBack } from './choose-order.ts'
import type { ErrandParts, ErrandTurn } from './errand-parts.ts'
import { MAY_BE_ERRAND } from './errand-patterns.ts'
import { type ErrandResult, type ErrandState, errandResult } from './errand.ts'
import { goOnWith } from './go-on-with.ts'
import { joinResults } from './join-results.ts'
import type { Words } from './open-errand.ts'
import { questionOf } from './plain-question.ts'
import { plainWords } from './plain-words.ts'
import { readAnswer, YES } from './read-answer.ts'
import { type ErrandAsked, asksForRefund } from './read-errand.ts'
import { splitErrands, type Wish } from './split-errands.ts'

/** Messages about something else after which nobody is waiting for an answer any more. */
const PATIENCE = 2
/** A question of its own. */
const ASKS =
  /\?\s*$|^(?:and |but |also )?(?:how|what|when|where|which|who|why|do|does|did|is|are|can|could|will|would|have|has|may|should)\b/i
const LEAVES_IT =
  /^\W*(?:(?:oh|no|ok|okay|sorry|wait|actually|hm+|please|well)[,.!\s]+)*(?:stop|never ?mind|forget (?:it|that|about it)|leave it(?: as it is)?|no(?:,? thanks?| thank you)?|nothing|cancel (?:that|this)|don't|do not(?: do (?:it|that))?|not now|abort|quit|back|(?:i (?:have )?)?changed my mind|on second thoughts?|(?:i(?:'ll| will) )?keep (?:it|them|the order))\W*$/i
/** Leaves it, too, unless it was asked why. */
const CHANGED_MIND = /^\W*(?:(?:because|just|well)[,\s]+)*(?:i(?:'ve| have)? (?:just )?)?changed my mind\W*$/i
/** A plain "yes": "great" and "thanks" may be said of anything. */
const PLAIN_YES =
  /^\W*(?:(?:yes|yep|yeah|yup|sure|please|confirm|do (?:it|that|so)|go ahead|cancel it)[\s,.!]*)+$/i
/** Of the one order that is known, where nothing else can be meant. */
const WHERE_IT_IS =
  /^\W*(?:(?:hi|hello|hey|so|and|ok|okay|please)[,!.\s]+)*(?:where(?:'s| is| are) (?:it|they|that|this)|when (?:will|does|do|is|are) (?:it|they)(?: be)? (?:arriv\w*|com(?:e|ing)|here|delivered|get here|shipp?(?:ed|ing)?|sent)|(?:has|have|is|are) (?:it|they)(?: been)?(?: already)? (?:shipped|sent|arrived|left|delivered|on (?:its|the|their) way)|(?:what(?:'s| is) (?:the|its) )?status|track (?:it|this)|any (?:news|updates?))(?: (?:now|right now|yet|today|at the moment))*\W*$/i
const OTHER_ONE =
  /^\W*(?:and |what about |how about |and what about |ok )*(?:the )?(?:other|others)(?: ones?| orders?)?\W*$/i
/** Of this very order, at this time. */
const OF_NOW = /\b(?:still|too late|now|anymore|yet|in time)\b/i
const IF = /\b(?:if|when|after|once|worn|washed|without)\b/i

/** What became of a message: an answer, or what is still waited for and what could be done here about it. */
export type ErrandOutcome =
  | { result: ErrandResult }
  | {
      waiting: ErrandState | undefined
      /** As the shopper would say it. */
      offer?: string
    }

/**
 * Leads a shopper through what they want about their own orders, one question at a time, up to a proposal.
 * @param message as it was written; `english` are the words that it is read by
 * @param before what the turn before asked for, or spoke of
 * @returns without `result` where the message is about something else
 */
export async function runErrand(
  message: string,
  before: ErrandState | undefined,
  turn: ErrandTurn,
  parts: ErrandParts,
  {
    isSmalltalk = false,
    english = message,
    language,
  }: { isSmalltalk?: boolean; english?: string; language?: string | undefined } = {},
): Promise<ErrandOutcome> {
  const said = message.replace(/\s+/g, ' ').trim()
  const isButton = before?.options.some(({ label }) => label === said) ?? false
  const read = isButton ? said : english.replace(/\s+/g, ' ').trim()
  const words: Words = { text: read, context: read, said }
  const text = plainWords(words.text)
  const owner = turn.shopper?.onlyOrder === undefined ? turn.shopper?.userId : undefined
  const asks = before && before.asking !== 'nothing' && before.asking !== 'confirm' ? before : undefined

  const isReason = asks?.asking === 'reason' && CHANGED_MIND.test(text)
  if (LEAVES_IT.test(text) && !isButton && !isReason) {
    const left = await leave(before, asks, owner, turn, parts)
    if (left) return { result: left }
  }
  const orders = owner && (before || MAY_BE_ERRAND.test(text)) ? await ordersOf(owner, parts) : []
  const wishes = splitErrands(
    words.text,
    orders.flatMap(({ items }) => items),
    {
      isTranslated: owner !== undefined && english !== message,
      ...(isButton ? {} : questionOf(said, english === message ? 'en' : language)),
    },
  )
  const asked = wishes[0]?.asked
  // What is asked for anew takes the place of what was asked for before.
  const isAnother = asks && asked && !asked.isQuestion && !isButton && isOther(asked, asks)
  const chosen = asks && !isAnother ? readAnswer(isButton ? said : words.text, asks) : undefined
  // A button's words say what it stands for, and nothing else.
  if (asks && chosen) {
    const answer = isButton ? { text: '', context: '', said: '' } : words
    return { result: await goOn(answer, chosen, asks, turn, parts) }
  }
  if (owner && before?.asking === 'confirm' && (!asked || isSameAgain(asked, before))) {
    const result = await afterCard(words, before, turn, parts, asked !== undefined)
    if (result) return { result }
  }
  if (owner && before?.isOffered && YES.test(text)) {
    const offered = { kind: before.kind, orderNumber: undefined, isQuestion: false }
    return { result: await beginErrand(offered, words, before, turn, parts) }
  }
  if (owner && before?.asking === 'nothing' && before.kind === 'order_status' && OTHER_ONE.test(text)) {
    const others = orders.filter(({ orderId }) => !before.alsoOrderIds?.includes(orderId)).slice(0, 1)
    if (others.length > 0) return { result: tellStatus(others, turn, parts) }
  }
  // What the order itself tells is no question about the rules, where it is known whose it is.
  if (asked && (!asked.isQuestion || (turn.shopper && isAboutNow(asked, text, orders, before))))
    return { result: await doAll(wishes, said, asks ?? before, turn, parts) }
  if (turn.shopper?.onlyOrder !== undefined && WHERE_IT_IS.test(text)) {
    const status = { kind: 'order_status' as const, orderNumber: undefined, isQuestion: false }
    return { result: await beginErrand(status, words, before, turn, parts) }
  }
  if (asks && turn.shopper && !isSmalltalk && !ASKS.test(text))
    return { result: await goOn(words, undefined, asks, turn, parts) }
  // "Yes" to what was no question of yes or no: it is asked again.
  if (asks && turn.shopper && isSmalltalk && YES.test(text) && !/\bthank/i.test(text))
    return { result: await goOn(words, undefined, asks, turn, parts) }
  // A card that waits is what "yes" is said to, whatever was told after it.
  if (owner && !asks && !asked && (before ? YES : PLAIN_YES).test(text) && !/\bthank/i.test(text)) {
    const [card] = await parts.actions.open(owner, turn.conversationId)
    if (card) {
      const how = turn.texts.errands.confirmOnCard(card.details.confirm_label)
      return { result: errandResult(how, { next: before }) }
    }
  }
  return somethingElse(asked, before, turn)
}

async function ordersOf(userId: string, { records }: ErrandParts): Promise<Order[]> {
  // A shop that does not answer must not keep its pages from being read out.
  return records.orders(userId).catch(() => [])
}

/** Leaves what was begun, and what is on a card; undefined where there is nothing to leave. */
async function leave(
  before: ErrandState | undefined,
  asks: ErrandState | undefined,
  owner: string | undefined,
  turn: ErrandTurn,
  parts: ErrandParts,
): Promise<ErrandResult | undefined> {
  const open = owner ? await parts.actions.leave(owner, turn.conversationId) : 0
  if (!asks && open === 0) return undefined
  const left = errandResult(turn.texts.errands.left)
  // "No" to whether all of it shall be cancelled leaves what else was asked for.
  return asks?.asking === 'whole' && before?.afterwards ? further(left, before, turn, parts) : left
}

/** Whether a message begins something else, and does not only answer in whole sentences. */
function isOther({ kind, orderNumber, unclear }: ErrandAsked, before: ErrandState): boolean {
  if (kind !== before.kind) {
    // "Exchange" of what is not sent yet is a change, and reasons speak of size.
    const alike = new Set([kind, before.kind])
    const isChange = alike.has('exchange_delivered_order_items') && alike.has('modify_pending_order_items')
    const mayAnswer = new Set(['reason', 'variant', 'kind', 'whole']).has(before.asking) || unclear
    return (!isChange && !mayAnswer) || orderNumber !== undefined
  }
  return orderNumber !== undefined && before.orderId !== undefined && !sameNumber(orderNumber, before.orderId)
}

/** Whether a message asks for what its card offers already. */
function isSameAgain({ kind, orderNumber }: ErrandAsked, before: ErrandState): boolean {
  return kind === before.kind && (orderNumber === undefined || sameNumber(orderNumber, before.orderId ?? ''))
}

function sameNumber(a: string, b: string): boolean {
  const bare = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return bare(a) === bare(b)
}

/** Whether a question is one that the shopper's own order answers, and no page. */
function isAboutNow(
  { kind, asksWhether }: ErrandAsked,
  text: string,
  orders: readonly Order[],
  before: ErrandState | undefined,
): boolean {
  if (kind === 'order_status') return !asksWhether || !asksForRefund(text) || orders.some(isComingBack)
  if (!asksWhether || IF.test(text)) return false
  return OF_NOW.test(text) || before?.orderId !== undefined || /\bmy\b/i.test(text) || orders.length === 1
}

/** Does one thing after the other; what comes after a question waits for its answer. */
async function doAll(
  wishes: readonly Wish[],
  said: string | undefined,
  before: ErrandState | undefined,
  turn: ErrandTurn,
  parts: ErrandParts,
): Promise<ErrandResult> {
  let told: ErrandResult | undefined
  for (const [at, { asked, ...wish }] of wishes.entries()) {
    const words = { ...wish, said: wishes.length === 1 && said !== undefined ? said : wish.text }
    const result = await beginErrand(asked, words, before, turn, parts)
    told = joinResults(told, result, turn.texts)
    if (result.signIn) return told
    if (result.outcome === 'clarify' && result.next) {
      const afterwards = wishes.slice(at + 1).map((wish) => wish.text)
      return afterwards.length === 0 ? told : { ...told, next: { ...result.next, afterwards } }
    }
  }
  return told ?? errandResult(turn.texts.errands.cannotHere, { outcome: 'unsure' })
}

/** Goes on with an answer, and then with what else was asked for. */
async function goOn(
  words: Words,
  chosen: Parameters<typeof goOnWith>[1],
  before: ErrandState,
  turn: ErrandTurn,
  parts: ErrandParts,
): Promise<ErrandResult> {
  const result = await goOnWith(words, chosen, before, turn, parts)
  if (!before.afterwards) return result
  if (result.outcome === 'clarify' && result.next)
    return { ...result, next: { ...result.next, afterwards: before.afterwards } }
  return further(result, before, turn, parts)
}

async function further(
  result: ErrandResult,
  { afterwards = [], orderId }: ErrandState,
  turn: ErrandTurn,
  parts: ErrandParts,
): Promise<ErrandResult> {
  const { shopper } = turn
  const orders = shopper ? await ordersOf(shopper.userId, parts) : []
  const items = orders.flatMap((order) => order.items)
  const wishes = afterwards.flatMap((text) => splitErrands(text, items))
  if (wishes.length === 0) return result
  const spoken: ErrandState = { kind: 'order_status', asking: 'nothing', options: [], orderId, idle: 0 }
  return joinResults(result, await doAll(wishes, undefined, spoken, turn, parts), turn.texts)
}

/** The message is about something else: what is waited for still, and what could be done here about it. */
function somethingElse(
  asked: ErrandAsked | undefined,
  before: ErrandState | undefined,
  { shopper, texts }: ErrandTurn,
): ErrandOutcome {
  const idle = (before?.idle ?? 0) + 1
  const isWaitedFor = before && idle <= PATIENCE ? { ...before, idle } : undefined
  const isAsked = before && before.asking !== 'nothing' && before.asking !== 'confirm'
  const { offers } = texts.buttons
  const offer =
    asked && asked.kind in offers && !(asked.kind === 'order_status' && asked.asksWhether)
      ? offers[asked.kind as keyof typeof offers]
      : undefined
  if (offer === undefined || isAsked || !asked) return { waiting: isWaitedFor }
  const waiting: ErrandState | undefined = shopper
    ? { kind: asked.kind, asking: 'nothing', options: [], isOffered: true, idle: 0 }
    : isWaitedFor
  return { waiting, offer }
}
