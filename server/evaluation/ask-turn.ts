import type { Answerer, AnswerTools } from '../answer/answerer.ts'
import { answerTurn, type TurnParts } from '../chat/answer-turn.ts'
import { textOf } from '../chat/turns/turn-ending.ts'
import type { TurnInput } from '../chat/turn-input.ts'
import { emptyTrace, type TurnTrace } from '../chat/turn-trace.ts'
import type { OrderCard, Outcome, ProductCard, Source, TurnEvent } from '../wire.ts'

/** A card, as the widget is told of it. */
export type ShownCard = Extract<TurnEvent, { type: 'action-proposed' }>

/** What a turn came to. */
export interface AnsweredTurn {
  text: string
  outcome: Outcome
  confidence: number
  /** The sources that the answer cites, in the order in which it cites them. */
  cited: Source[]
  products: ProductCard[]
  /** Orders of the shopper's own that it shows, and the cards that they may confirm. */
  orders: OrderCard[]
  actions: ShownCard[]
  suggestions: string[]
  /** What a model looked up, in order: `search_knowledge`, `find_products`. */
  tools: string[]
  trace: TurnTrace
}

/** Asks one turn outside a conversation's log, and gathers what its events say. */
export async function askTurn(input: TurnInput, parts: TurnParts): Promise<AnsweredTurn> {
  const tools: string[] = []
  const trace = emptyTrace()
  const events: TurnEvent[] = []
  const answerer = recorded(parts.answerer, tools)
  for await (const event of answerTurn(input, { ...parts, answerer }, trace)) events.push(event)
  const end = events.at(-1)
  if (end?.type !== 'turn-end') throw new Error('the turn ended without its last event')
  const sources = events.findLast((event) => event.type === 'sources')?.sources ?? []
  return {
    text: textOf(events),
    outcome: end.outcome,
    confidence: end.confidence,
    cited: end.citations.flatMap((number) => sources.find(({ n }) => n === number) ?? []),
    products: events.flatMap((event) => (event.type === 'products' ? event.products : [])),
    orders: events.findLast((event) => event.type === 'orders')?.orders ?? [],
    actions: events.flatMap((event) => (event.type === 'action-proposed' ? [event] : [])),
    suggestions: events.flatMap((event) => (event.type === 'suggestions' ? event.suggestions : [])),
    tools,
    trace,
  }
}

/** The same answerer, telling what it looks up by the names under which a model knows it. */
function recorded(answerer: Answerer, called: string[]): Answerer {
  return {
    answer: (request) => {
      const tools: AnswerTools = {
        searchKnowledge(query) {
          called.push('search_knowledge')
          return request.tools.searchKnowledge(query)
        },
        findProducts(query) {
          called.push('find_products')
          return request.tools.findProducts(query)
        },
      }
      return answerer.answer({ ...request, tools })
    },
  }
}
