import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Message } from '../../server/wire.ts'
import { createChatClient } from '../../widget/chat-client.ts'
import { type ChatState, phaseOf, outboxOf } from '../../widget/chat-state.ts'
import { createChatStore } from '../../widget/create-chat-store.ts'
import { newId } from '../../widget/new-id.ts'
import { createChatMemory } from '../../widget/saved-chat.ts'
import { noProofs } from './support/no-proofs.ts'
import { type Cut, startCuttingProxy } from '../support/cutting-proxy.ts'
import { useServer, useServerWithMistral } from '../support/use-server.ts'
import { loneTab } from './support/lone-tab.ts'

const RUNS = Number(process.env.RUNS ?? 240)
const LANES = 6
/** When a run is told to hang. A busy machine needs many times what a free one does. */
const MAX_WAIT_MS = 300_000

const local = useServer()
const { server: withModel, mistral } = useServerWithMistral()

/** Mulberry32 by Tommy Ettinger: numbers below 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** One connection in four is left alone; of the others most lose the answer at some byte, few or many. */
function planCut(random: () => number): Cut {
  const kind = random()
  if (kind < 0.25) return {}
  if (kind < 0.45) return { up: Math.floor(random() * 1500) }
  if (kind < 0.55) return { down: 0 }
  return { down: Math.floor(2 ** (random() * 13)) }
}

interface Told {
  question: string | undefined
  text: string
  outcome: string | undefined
  products: unknown
  sources: number
}

interface Said {
  questions: string[]
  answers: Told[]
}

interface Run {
  cuts: number
  /** As the store has it. */
  shown: Said
  /** As the server has it. */
  stored: Said
}

/** Talks to the server through a proxy that cuts, until everything is said, and reads what the server has kept. */
async function talk(
  server: string,
  seed: number,
  questions: string[],
  { stops, together }: { stops?: boolean; together?: boolean } = {},
): Promise<Run> {
  const random = randomFrom(seed)
  const proxy = await startCuttingProxy(server, () => planCut(random))
  const memory = createChatMemory(server, () => undefined)
  const life = AbortSignal.timeout(MAX_WAIT_MS)
  const wait = async (_: number, signal: AbortSignal) => {
    await pause(1 + random() * 4, undefined, { signal })
  }
  const store = createChatStore({
    client: createChatClient({
      server: proxy.url,
      memory,
      // Had it come through, the client would take two lost requests for a refused origin.
      fetch: (input, init) =>
        init?.method === 'HEAD' ? Promise.reject(new TypeError()) : fetch(input, init),
      now: Date.now,
      wait,
      dpop: noProofs,
      identity: () => undefined,
      exclusively: (_, task) => task(),
    }),
    memory,
    openTabs: loneTab,
    newId,
    context: () => ({ locale: 'en' }),
    wait,
    // A stop that is lost on its way must not make an end up.
    stopPatienceMs: 1e6,
  })

  function until(holds: (state: ChatState) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = () => {
        if (!holds(store.state.get())) return
        unsubscribe()
        resolve()
      }
      const unsubscribe = store.state.subscribe(check)
      life.addEventListener('abort', () =>
        reject(new Error(`seed ${seed} is not done: ${JSON.stringify(store.state.get())}`)),
      )
      check()
    })
  }
  // Messages that are joined have one answer, which stands after the last.
  const settled = (state: ChatState) =>
    state.messages.at(-1)?.kind === 'answer' && phaseOf(state) === 'idle' && outboxOf(state).length === 0

  try {
    store.watch(random() < 0.5)
    for (const question of questions) {
      await store.send(question)
      if (stops) {
        // Every other is stopped before its first word.
        const wordless = seed % 2 === 0
        await until(
          (state) =>
            settled(state) ||
            (phaseOf(state) === 'streaming' && (wordless || state.messages.at(-1)?.text !== '')),
        )
        await store.stop()
      }
      if (!together) await until(settled)
    }
    await until(settled)
    const direct = createChatClient({
      server,
      memory,
      fetch,
      now: Date.now,
      wait,
      dpop: noProofs,
      identity: () => undefined,
      exclusively: (_, task) => task(),
    })
    const conversation = await direct.history()
    return {
      cuts: proxy.cuts,
      shown: shownBy(store.state.get()),
      stored: storedIn(conversation?.messages ?? []),
    }
  } finally {
    store.release()
    await proxy.close()
  }
}

function shownBy({ messages }: ChatState): Said {
  const answers = messages.filter((message) => message.kind === 'answer')
  return {
    questions: messages.filter(({ kind }) => kind === 'question').map(({ text }) => text),
    // What was stopped before its first word is not kept by the server.
    answers: answers
      .filter(({ text }) => text !== '')
      .map(({ question, text, outcome, products, sources }) => {
        const cited = sources.filter(({ n }) => text.includes(`[${n}]`)).length
        return { question: question?.text, text, outcome, products, sources: cited }
      }),
  }
}

function storedIn(messages: Message[]): Said {
  const questions = messages.filter(({ role }) => role === 'shopper')
  return {
    questions: questions.map(({ text }) => text),
    answers: messages
      .filter(({ role }) => role === 'assistant')
      .map(({ text, turn_id, outcome, products = [], sources = [] }) => {
        const question = questions.findLast((asked) => asked.turn_id === turn_id)?.text
        return { question, text, outcome, products, sources: sources.length }
      }),
  }
}

/** Runs by number, a few at a time. */
async function runAll(numbers: number[], run: (seed: number) => Promise<Run>): Promise<Run[]> {
  const runs: Run[] = []
  const left = [...numbers]
  async function lane(): Promise<void> {
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
      const done = await run(seed)
      expect(done.shown, `seed ${seed}`).toEqual(done.stored)
      runs.push(done)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return runs
}

const numbers = (share: number, from: number) =>
  Array.from({ length: Math.ceil(RUNS * share) }, (_, i) => from + i)

const asked = [
  'What is your return policy?',
  'Which organic cotton T-shirts do you have?',
  'How much is shipping?',
  'Hi!',
  'Do you sell rockets? 🚀',
]
const one = (seed: number) => asked[seed % asked.length] ?? ''

test('answers with sources and products are whole, however often the line is cut', async () => {
  const runs = await runAll(numbers(0.5, 1), (seed) => talk(local.url, seed, [one(seed)]))
  expect(runs.reduce((sum, { cuts }) => sum + cuts, 0)).toBeGreaterThan(runs.length)
  const answers = runs.flatMap(({ stored }) => stored.answers)
  expect(answers).toHaveLength(runs.length)
  expect(answers.some(({ sources }) => sources > 0)).toBe(true)
  expect(answers.some(({ products }) => Array.isArray(products) && products.length > 0)).toBe(true)
})

test('two messages in a row are there once each, with their answers', async () => {
  const runs = await runAll(numbers(0.2, 10_001), (seed) =>
    talk(local.url, seed, [one(seed), one(seed + 1)], { together: seed % 2 === 0 }),
  )
  for (const { stored } of runs) expect(stored.questions).toHaveLength(2)
})

test('an answer that is stopped ends where the server says', async () => {
  mistral.fail({ pace: 4 })
  const stopped = (seed: number) =>
    talk(withModel.url, seed, ['What is your return policy?'], { stops: true })
  // Some end before they are stopped, as it comes …
  await runAll(numbers(0.05, 20_001), stopped)
  // … and some never would.
  mistral.fail({ hold: { at: 3, until: new Promise(() => {}) } })
  const runs = await runAll(numbers(0.05, 25_001), stopped)
  expect(runs.flatMap(({ shown }) => shown.answers.map(({ outcome }) => outcome))).toContain('stopped')
})

test('what the server takes back of an answer is gone on both sides', async () => {
  // Short ones come through: a model that fails each time is left alone for a while.
  mistral.fail({ endAfter: 2 })
  const brokenOff = ['You have time [1]. ', 'And then the ', 'rest.']
  const count = Math.ceil(RUNS * 0.2)
  for (let i = 0; i < count; i++)
    mistral.answer({ parts: i % 4 ? ['You can ', 'send it back [1].'] : brokenOff })
  const runs = await runAll(numbers(0.2, 30_001), (seed) =>
    talk(withModel.url, seed, ['What is your return policy?']),
  )
  const texts = runs.flatMap(({ stored }) => stored.answers.map(({ text }) => text))
  const takenBack = texts.filter((text) => /^You have time \[1\]\.\n\nI was interrupted/.test(text))
  expect(takenBack.length).toBeGreaterThan(count / 10)
})
