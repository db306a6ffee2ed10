import { beforeAll, expect, it } from 'vitest'
import { openKnowledgeBase } from '../../kb/knowledge-base.ts'
import { type KnowledgeSnapshot, snapshotOf } from '../../kb/knowledge-snapshot.ts'
import type { Hit } from '../../kb/passage.ts'
import type { Answerer, AnswerPart } from '../../server/answer/answerer.ts'
import { answerTurn } from '../../server/chat/answer-turn.ts'
import { textOf } from '../../server/chat/turns/turn-ending.ts'
import { emptyTrace } from '../../server/chat/turn-trace.ts'
import { createShop } from '../../server/shop/create-shop.ts'
import type { TurnEvent } from '../../server/wire.ts'
import { temporaryFolder } from '../kb/temporary-folder.ts'

const filler = 'Some more words of a long page that nobody reads to its end. '.repeat(100)
const hits: Hit[] = [1, 2, 3, 4, 5].map((n) => ({
  passage: {
    id: `p${n}`,
    document: `p${n}`,
    kind: 'policy',
    title: `Page ${n}`,
    alts: [],
    text: `The repair of wool coats takes ${n}0 days. ${filler}`,
  },
  score: 1,
}))
const end: AnswerPart = { type: 'end', answerer: 'mistral', outcome: 'answered', suggestions: [] }

let snapshot: KnowledgeSnapshot
beforeAll(async () => {
  const kb = await openKnowledgeBase({
    kbDir: temporaryFolder({
      'shop.json': { name: 'Shop', currency: 'EUR', locale: 'en', time_zone: 'UTC' },
      'policies/repair.md': '# Repair\n\n## Coats\n\nWe repair coats.\n',
    }),
    index: 'exact',
  })
  snapshot = snapshotOf(kb, { readings: true })
})

/** What is shown of these parts, when five passages were found and the prompt has room for three. */
async function shownOf(answer: Answerer['answer']): Promise<{ text: string; citations: number[] }> {
  const parts = {
    knowledge: { search: async () => ({ hits, confidence: 0.9 }) },
    shop: createShop(() => snapshot, { demo: false }),
    answerer: { answer },
    model: { canary: 'canary' },
    now: () => 0,
  }
  const { signal } = new AbortController()
  const input = { question: 'How long does a repair of a wool coat take?', history: [], page: undefined }
  const events: TurnEvent[] = []
  for await (const event of answerTurn(
    { ...input, locale: undefined, seed: 'seed', signal },
    parts,
    emptyTrace(),
  ))
    events.push(event)
  const last = events.at(-1)
  if (last?.type !== 'turn-end') throw new Error('no turn-end')
  return { text: textOf(events), citations: last.citations }
}

it('a passage that the prompt had no room for cannot be cited, and backs no claim', async () => {
  const { text, citations } = await shownOf(async function* (request) {
    expect(request.prompt().passages.map(({ n }) => n)).toEqual([1, 2, 3])
    yield { type: 'text', text: 'The repair of wool coats takes 10 days [1]. We do it with care [5]. ' }
    yield { type: 'text', text: 'The repair of wool coats takes 40 days [1].' }
    yield end
  })
  expect(text).toMatch(/^The repair of wool coats takes 10 days \[1\]\. We do it with care\./)
  expect(text).not.toMatch(/40/)
  expect(citations).toEqual([1])
})

it('it can be cited from when a look-up has shown it', async () => {
  const { text, citations } = await shownOf(async function* (request) {
    await request.tools.searchKnowledge('repair')
    yield { type: 'text', text: 'The repair of wool coats takes 40 days [4].' }
    yield end
  })
  expect(text).toBe('The repair of wool coats takes 40 days [4].')
  expect(citations).toEqual([4])
})

it('the local answerer, which reads them all, may cite all of them', async () => {
  const { citations } = await shownOf(async function* () {
    yield { type: 'broke-off', reason: 'paused' }
    yield { type: 'text', text: 'The repair of wool coats takes 50 days [5].' }
    yield { ...end, answerer: 'local' }
  })
  expect(citations).toEqual([5])
})
