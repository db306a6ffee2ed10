import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answer } from '../../server/chat/turns/run-turn.ts'
import { insertConversation, listMessages } from '../../server/store/conversations.ts'
import { queries } from '../../server/store/queries.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { insertVisitorSession } from '../../server/store/visitors.ts'
import type { ConversationEvent, TurnEvent } from '../../server/wire.ts'
import { aProcess } from './a-process.ts'

type Step =
  | { do: 'send' | 'close' | 'crash' | 'leave' | 'shutdown' }
  | { do: 'speak'; words: number }
  | { do: 'stop' | 'retry'; which: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Step>({ do: 'send' }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('speak' as const), words: fc.integer({ min: 1, max: 6 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('stop' as const, 'retry' as const), which: fc.nat() }),
  },
  { weight: 2, arbitrary: fc.constantFrom<Step>({ do: 'crash' }, { do: 'leave' }) },
  { weight: 1, arbitrary: fc.constantFrom<Step>({ do: 'close' }, { do: 'shutdown' }) },
)

const answerTo = (question: string) => `You said ${question.replaceAll('\n', ' and ')} to me.`

/** A reader who leaves and comes back after the last number that it has seen. */
function aReader(
  open: (after: number, signal: AbortSignal) => Promise<AsyncIterable<{ id?: number; json: string }>>,
) {
  const seen: string[] = []
  let abort = new AbortController()
  return {
    seen,
    leave: () => abort.abort(),
    /** Reads on; resolves once the stream has ended or it has left. */
    async join() {
      abort = new AbortController()
      const { signal } = abort
      for await (const { id, json } of await open(seen.length, signal)) {
        if (signal.aborted) return
        expect(id).toBe(seen.length + 1)
        seen.push(json)
      }
    },
  }
}

/** Lets everything go on that can. */
async function settle() {
  for (let round = 0; round < 12; round++) await new Promise((resolve) => setImmediate(resolve))
}

async function run(steps: Step[]) {
  let time = 1_000_000
  let words = 0
  let endless = false
  let wake: (() => void)[] = []
  const logged: string[] = []
  const database = openSqlite(':memory:')
  const session = { sessionId: 's', visitorId: 'v', createdAt: 1, expiresAt: 2 }
  await database.write([...insertVisitorSession(session), insertConversation('c', 'v', 1)])

  const answer: Answer = async function* ({ question, signal }) {
    for (const word of answerTo(question).match(/\S+\s*/g) ?? []) {
      while (words === 0 && !endless) {
        await new Promise<void>((resolve) => {
          wake.push(resolve)
          signal.addEventListener('abort', () => resolve(), { once: true })
        })
        if (signal.aborted) return
      }
      words--
      yield { type: 'text-delta', text: word }
    }
    yield { type: 'turn-end', outcome: 'answered', confidence: 1, citations: [] }
  }
  const speak = () => {
    for (const resume of wake.splice(0)) resume()
  }
  const start = () => aProcess({ database, answer, now: () => time++, logged })
  let server = start()

  const conversation = aReader((after, signal) => server.conversationLog.read('c', after, signal))
  const answers = new Map<string, ReturnType<typeof aReader>>()
  const join = () => {
    void conversation.join()
    for (const reader of answers.values()) void reader.join()
  }
  const leave = () => {
    conversation.leave()
    for (const reader of answers.values()) reader.leave()
  }
  const know = (turnId: string) => {
    if (answers.has(turnId)) return
    const reader = aReader((after, signal) => server.turns.events('c', turnId, after, signal))
    answers.set(turnId, reader)
    void reader.join()
  }
  const restart = async () => {
    server.kill()
    leave()
    wake = []
    words = 0
    // What was on its way to the disk gets there before the next process looks.
    await settle()
    server = start()
    const goOn = await server.turns.recover()
    join()
    goOn()
  }
  join()

  const accepted: string[] = []
  let crashes = 0
  let interfered = false
  for (const [index, { do: verb, ...given }] of steps.entries()) {
    const ids = [...answers.keys()]
    const one = 'which' in given ? ids[given.which % ids.length] : undefined
    if (verb === 'send') {
      const messageId = `m${index}`
      const turnId = await server.turns
        .submit({ conversationId: 'c', messageId, text: `word${index}` })
        .catch(() => undefined)
      if (turnId) {
        accepted.push(messageId)
        know(turnId)
      }
    } else if (verb === 'speak' && 'words' in given) {
      words += given.words
      speak()
    } else if (verb === 'stop' && one) {
      interfered = true
      await server.turns.stop('c', one)
    } else if (verb === 'retry' && one) {
      const again = await server.turns.retry('c', one).catch(() => undefined)
      if (again) know(again)
    } else if (verb === 'close') {
      interfered = true
      await server.turns.close('c', 'shopper')
    } else if (verb === 'leave') {
      leave()
      await settle()
      join()
    } else if (verb === 'shutdown' || verb === 'crash') {
      crashes++
      if (verb === 'shutdown') await server.turns.drain(0)
      await restart()
    }
    if (index % 2 === 0) await settle()
  }

  endless = true
  speak()
  const turns = queries.selectFrom('turns').selectAll().orderBy('seq').compile()
  for (let rows = await database.read(turns); rows.some(({ state }) => state === 'running'); ) {
    await settle()
    speak()
    rows = await database.read(turns)
  }
  await settle()
  const rows = await database.read(turns)

  // Every reader, however often it left, has seen the log as it stands, once and in order.
  const last = aReader((after, signal) => server.conversationLog.read('c', after, signal))
  void last.join()
  await settle()
  last.leave()
  const whole = last.seen
  expect(whole).toHaveLength(await server.conversationLog.newest('c'))
  expect(conversation.seen).toEqual(whole)
  for (const [turnId, reader] of answers) {
    const row = rows.find((turn) => turn.turn_id === turnId)
    const events: TurnEvent[] = JSON.parse(row?.events ?? '[]')
    expect(reader.seen.map((json) => JSON.parse(json))).toEqual(events)
    expect(events[0]?.type).toBe('turn-start')
    expect(events.filter(({ type }) => type === 'turn-end' || type === 'turn-error')).toEqual([events.at(-1)])
  }

  // One turn at a time, each with one end.
  const events = whole.map((json): ConversationEvent => JSON.parse(json))
  let running: string | undefined
  for (const event of events) {
    if (event.type === 'turn-started') {
      expect(running).toBeUndefined()
      running = event.turn_id
    }
    if (event.type === 'turn-ended' && event.turn_id === running) running = undefined
  }
  const told = (type: ConversationEvent['type']) =>
    events.flatMap((event) => (event.type === type && 'turn_id' in event ? [event.turn_id] : []))
  expect(told('turn-ended').sort()).toEqual(rows.map((turn) => turn.turn_id).sort())
  expect(new Set(told('turn-started')).size).toBe(told('turn-started').length)
  const begun = rows.filter(({ outcome }) => outcome === 'answered').map((turn) => turn.turn_id)
  expect(told('turn-started')).toEqual(expect.arrayContaining(begun))
  const records = await database.read(queries.selectFrom('turn_records').select('turn_id').compile())
  expect(records.map((record) => record.turn_id).sort()).toEqual(rows.map((turn) => turn.turn_id).sort())

  // Every message that was accepted is told once, and covered.
  const messages = await listMessages(database, 'c', 1000)
  expect(messages.filter(({ role }) => role === 'shopper').map((message) => message.message_id)).toEqual(
    accepted,
  )
  expect(events.flatMap((event) => (event.type === 'message' ? [event.message.message_id] : []))).toEqual(
    accepted,
  )
  const answered = rows.filter(({ outcome }) => outcome === 'answered')
  const covered = answered.flatMap((turn): string[] =>
    turn.message_ids === null ? [turn.message_id] : JSON.parse(turn.message_ids),
  )
  if (!interfered && crashes <= 2) expect(new Set(covered)).toEqual(new Set(accepted))
  for (const turn of answered) {
    const texts = messages.filter(({ turn_id, role }) => turn_id === turn.turn_id && role === 'assistant')
    const ids: string[] = turn.message_ids === null ? [turn.message_id] : JSON.parse(turn.message_ids)
    const said = ids.map((id) => messages.find(({ message_id }) => message_id === id)?.text)
    expect(texts.map(({ text }) => text)).toEqual([answerTo(said.join('\n'))])
    expect(turn.events).not.toContain('text-replace')
  }
  leave()
  expect(logged).toEqual([])
  server.kill()
  database.close()
}

test('whatever is sent, stopped, closed and cut, every message is covered once and no reader misses a thing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 24, size: 'max' }), (steps) => run(steps)),
    { numRuns: 120 },
  )
})
