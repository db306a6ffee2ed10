import { ANSWER_CONFIDENCE } from '../../../kb/confidence.ts'
import type { AnswerRequest, NumberedPassage } from '../answerer.ts'
import type { ComposedAnswer } from './composed-answer.ts'
import { contactFact } from './contact-fact.ts'
import { asksDelivery, deliveryFact } from './delivery-fact.ts'
import { notInPages } from './not-in-pages.ts'
import { openingFact } from './opening-fact.ts'
import { givesOnlyHeight, sizeFact, sizeTableQuery } from './size-fact.ts'
import { suggestionsFrom } from '../suggestions.ts'
import { tellPassages, type Told } from './tell-passages.ts'
import { RETURN, timeWindowFact } from './time-window-fact.ts'
import type { Choose } from './wording.ts'

/** How near to the best a passage's score must be to be suggested. */
const SUGGESTED = 0.4

/** What the shop's data answer to the very question, with what its pages add. */
export async function composeFromFacts(
  request: AnswerRequest,
  choose: Choose,
): Promise<ComposedAnswer | undefined> {
  return answerOf(request, await factOf(request, choose))
}

/** What the pages of the shop say; where they leave out what was asked about, that, and what they say beside it. */
export function composeFromPassages(request: AnswerRequest, choose: Choose): ComposedAnswer | undefined {
  const { confidence, passages } = request
  if (confidence < ANSWER_CONFIDENCE) return undefined
  const told = tellPassages(request, passages)
  return told && (notInPages(request, told, choose) ?? answerOf(request, told))
}

function answerOf(
  { passages, orderNumber, asksOwnOrder }: AnswerRequest,
  told: Told | undefined,
): ComposedAnswer | undefined {
  if (!told) return undefined
  const about = orderNumber ? `, so I know nothing about ${orderNumber} itself` : ''
  const lead =
    orderNumber || asksOwnOrder
      ? `I cannot look into single orders in this chat yet${about}. What I can tell you:\n\n`
      : ''
  const best = passages[0]?.score ?? 0
  const rest = passages.filter((passage) => !told.used.includes(passage) && passage.score >= best * SUGGESTED)
  return {
    text: `${lead}${told.text}`,
    outcome: 'answered',
    suggestions: suggestionsFrom(rest),
    products: [],
  }
}

/** What is worked out from data rather than read from a page; its sources are looked up where they are not there. */
async function factOf(request: AnswerRequest, choose: Choose): Promise<Told | undefined> {
  const { passages, shop, now } = request
  const withFound = async (query: string, fact: (pages: readonly NumberedPassage[]) => Told | undefined) =>
    fact(passages) ?? fact([...passages, ...(await request.tools.searchKnowledge(query))])

  const sizes = sizeTableQuery(request)
  if (sizes !== undefined) {
    const size = await withFound(sizes, (pages) => sizeFact(request, pages))
    if (size) return size
  }
  if (givesOnlyHeight(request)) {
    const found = await lookedUp(HOW_TO_FIND_SIZE, { ...request, ownWords: HOW_TO_FIND_SIZE })
    if (found)
      return {
        ...found,
        text: `Height and weight alone do not tell a size, so I will not guess one. ${found.text}`,
      }
  }
  const window = await timeWindowFact(request, shop, choose, withFound)
  if (window) return withPages(window, request)
  const { query, ownWords, orderNumber, confidence } = request
  if (orderNumber && (ASKS_WHERE.test(ownWords) || confidence < ANSWER_CONFIDENCE)) {
    const order = await lookedUp(WHERE_IS_IT, { ...request, ownWords: WHERE_IS_IT })
    if (order) return order
  }
  if (RETURN.test(query) && ASKS_HOW_LONG.test(ownWords) && !ASKS_MONEY.test(ownWords)) {
    const time = await lookedUp(HOW_LONG_TO_RETURN, request)
    if (time) return time
  }
  if (asksDelivery(request, shop)) {
    const delivery = await withFound('How much does shipping cost?', (pages) =>
      deliveryFact(request, pages, shop),
    )
    if (delivery) return delivery
  }
  return openingFact(request, passages, shop, now) ?? contactFact(request, passages, shop)
}

/** How much less than the one before it a page of a second search is worth. */
const STEP = 0.9
const HOW_TO_FIND_SIZE = 'How do I find my size?'
const HOW_TO_RETURN = 'How do I return an item?'
const HOW_TO_CLAIM = 'How does the warranty work?'
const WHERE_IS_IT = 'Where is my order?'
const HOW_LONG_TO_RETURN = 'How long do I have to return something?'
const ASKS_HOW_LONG =
  /\b(?:how (?:long|many days|much time)|until when|by when|what(?:['’]?s| is) the deadline)\b/i
const ASKS_MONEY = /\b(?:refund\w*|money|paid|reimburs\w*|take|takes|arriv\w*|process\w*)\b/i
const ASKS_WHERE = /\b(?:where|when|status|arriv\w*|track\w*|supposed|here|late|still)\b/i

/** A fact on a return or a fault, and what the pages say on how to go about it. */
async function withPages(fact: Told, request: AnswerRequest): Promise<Told> {
  if (fact.ends) return fact
  const pages = await lookedUp(RETURN.test(request.query) ? HOW_TO_RETURN : HOW_TO_CLAIM, request)
  if (!pages) return fact
  return { text: `${fact.text}\n\n${pages.text}`, used: [...fact.used, ...pages.used] }
}

/** What the pages say to a question of ours in place of the shopper's, with what theirs adds. */
async function lookedUp(question: string, request: AnswerRequest): Promise<Told | undefined> {
  const { passages, tools } = request
  // What is known keeps the score of the search that found it first: here the second search decides.
  const highest = Math.max(...passages.map(({ score }) => score), 1)
  const found = (await tools.searchKnowledge(question)).map((page, at) => ({
    ...page,
    score: highest * STEP ** at,
    // Of the shopper's question, not of ours.
    lacks: [],
    covers: undefined,
  }))
  const others = passages.filter(({ n }) => !found.some((page) => page.n === n))
  return tellPassages({ ...request, query: question }, [...found, ...others])
}
