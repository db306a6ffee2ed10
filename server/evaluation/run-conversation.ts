import { redact } from '../chat/redact/redact.ts'
import { redactPage } from '../chat/turns/turn-context.ts'
import type { TurnInput } from '../chat/turn-input.ts'
import type { TurnParts } from '../chat/answer-turn.ts'
import type { ErrandState } from '../chat/errands/errand.ts'
import { type AnsweredTurn, askTurn } from './ask-turn.ts'
import { CLOCK, type ConversationTest } from './conversation-test.ts'
import { type Failure, judgeTurn } from './judge-turn.ts'
import type { TestCustomers } from './test-errands.ts'

/** One turn of a test as it went. */
export interface TurnRun {
  shopper: string
  answer: AnsweredTurn
  failures: Failure[]
}

/** What the turns of a test are answered with; `customers` are those that its shopper may be. */
export type TestParts = Omit<TurnParts, 'now' | 'errands'> & { customers?: TestCustomers | undefined }

/** Messages of the conversation that a turn is told about. */
const HISTORY_MESSAGES = 12

/**
 * Has a conversation of a test with the answerer, turn after turn, each told what was said before it.
 * @param run which of its runs this is: 1, 2, 3 …; each has seeds of its own
 */
export async function runConversation(
  test: ConversationTest,
  { customers, ...parts }: TestParts,
  run: number,
): Promise<TurnRun[]> {
  const now = () => (test.at === undefined ? CLOCK : Date.parse(test.at))
  const productById = (id: string) => parts.shop.products().find(({ product_id }) => product_id === id)
  if (test.user !== undefined && customers?.has(test.user) !== true)
    throw new Error(`${test.id}: there is no customer ${test.user} in users/profiles.json`)
  const errands = test.user === undefined ? undefined : customers?.errands(now)
  let errand: ErrandState | undefined
  const history: TurnInput['history'] = []
  const turns: TurnRun[] = []
  for (const { shopper, expect } of test.turns) {
    const said = [shopper].flat().map(redact).join('\n')
    const seed = `${test.id}.${run}.${turns.length + 1}`
    const input = { ...inputOf(test, said, history), seed, ...accountOf(test, now(), seed, errand) }
    const answer = await askTurn(input, { ...parts, errands, now })
    errand = answer.trace.errand
    turns.push({ shopper: said, answer, failures: expect ? judgeTurn(answer, expect, productById) : [] })
    history.push(
      { role: 'shopper', text: said, productIds: [] },
      { role: 'assistant', text: answer.text, productIds: answer.products.map((shown) => shown.product_id) },
    )
  }
  return turns
}

/** Whose conversation it is, where its shopper has signed in. */
function accountOf(
  { id, user }: ConversationTest,
  now: number,
  turnId: string,
  errand: ErrandState | undefined,
): Pick<TurnInput, 'account'> {
  if (user === undefined) return {}
  return { account: { shopper: { userId: user, authTime: now }, conversationId: id, turnId, errand } }
}

function inputOf(
  { page, locale }: ConversationTest,
  question: string,
  history: TurnInput['history'],
): Omit<TurnInput, 'seed'> {
  return {
    question,
    history: history.slice(-HISTORY_MESSAGES),
    page: page && redactPage({ url: page.url, title: page.title, productId: page.product_id }),
    locale,
    signal: new AbortController().signal,
  }
}
