import { openKnowledgeBase } from '../../../kb/knowledge-base.ts'
import { snapshotOf } from '../../../kb/knowledge-snapshot.ts'
import { localAnswerer } from '../../../server/answer/local/local-answerer.ts'
import { withCourtesy } from '../../../server/answer/with-courtesy.ts'
import { answerTurn } from '../../../server/chat/answer-turn.ts'
import { textOf } from '../../../server/chat/turns/turn-ending.ts'
import type { EarlierMessage } from '../../../server/chat/turn-input.ts'
import { emptyTrace } from '../../../server/chat/turn-trace.ts'
import { createShop } from '../../../server/shop/create-shop.ts'
import type { TurnEvent } from '../../../server/wire.ts'
import { demoKnowledge } from '../../support/demo-knowledge.ts'

export interface DemoTurn {
  text: string
  outcome: string
  confidence: number
  /** Ids of what is cited, and of the documents that they are sections of. */
  cited: string[]
  wantsPerson: boolean
}

/** Asks the demo shop's local answerer; `say` gives the last of its answers, the messages being said in a row. */
export async function openDemo(kbDir?: string) {
  const knowledge = await (kbDir === undefined
    ? demoKnowledge()
    : openKnowledgeBase({ kbDir, index: 'exact' }))
  const snapshot = snapshotOf(knowledge, { readings: true })
  const shop = createShop(() => snapshot, { demo: true })
  const parts = { knowledge, shop, answerer: withCourtesy(localAnswerer), now: () => 0 }

  async function turn(question: string, history: EarlierMessage[], locale?: string): Promise<DemoTurn> {
    const events: TurnEvent[] = []
    const trace = emptyTrace()
    const { signal } = new AbortController()
    const input = { question, history: [...history], page: undefined, locale, seed: question, signal }
    for await (const event of answerTurn(input, parts, trace)) events.push(event)
    const end = events.at(-1)
    if (end?.type !== 'turn-end') throw new Error('no turn-end')
    const sources = events.flatMap((event) => (event.type === 'sources' ? event.sources : []))
    const ids = sources.filter(({ n }) => end.citations.includes(n)).map(({ id }) => id)
    return {
      text: textOf(events),
      outcome: end.outcome,
      confidence: end.confidence,
      cited: [...ids, ...ids.map((id) => id.replace(/\.md#.*/, '.md'))],
      wantsPerson: trace.askedForPerson,
    }
  }
  return {
    shop,
    async say(...messages: string[]): Promise<DemoTurn> {
      const history: EarlierMessage[] = []
      let last: DemoTurn | undefined
      for (const question of messages) {
        last = await turn(question, history)
        history.push(
          { role: 'shopper', text: question, productIds: [] },
          { role: 'assistant', text: last.text, productIds: [] },
        )
      }
      if (!last) throw new Error('nothing was said')
      return last
    },
    on: (locale: string, question: string) => turn(question, [], locale),
  }
}
