import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { foldEvents, type LoggedEvent, parseFoldedEvents, TurnLog } from '../../server/chat/turns/turn-log.ts'
import { textOf } from '../../server/chat/turns/turn-ending.ts'
import type { Database } from '../../server/store/database.ts'
import type { TurnEvent } from '../../server/wire.ts'

const END: TurnEvent = { type: 'turn-end', outcome: 'answered', confidence: 1, citations: [] }

/** A store that only counts; `fail` makes it refuse. */
function aDatabase(fail = false): Database & { writes: number } {
  return {
    writes: 0,
    read: async () => [],
    async write() {
      this.writes++
      if (fail) throw new Error('disk full')
    },
    close() {},
  }
}

function aLog(database: Database = aDatabase(), ready: Promise<unknown> = Promise.resolve()) {
  const lost: unknown[] = []
  const log = new TurnLog({
    turnId: 't',
    database,
    now: () => 7,
    ready,
    onWriteError: (error) => lost.push(error),
  })
  return { log, lost }
}

async function readAll(log: TurnLog, after = 0, signal = new AbortController().signal) {
  const events: LoggedEvent[] = []
  for await (const event of log.read(after, signal)) events.push(event)
  return events
}

const text = (word: string): TurnEvent => ({ type: 'text-delta', text: word })
const anEvent = fc.oneof(
  fc.string({ unit: 'binary' }).map(text),
  fc.constant<TurnEvent>({ type: 'status', stage: 'writing' }),
  fc
    .string()
    .map<TurnEvent>((title) => ({ type: 'sources', sources: [{ n: 1, id: 'a', title, snippet: '' }] })),
)

test('readers from any point, before and after the end, read the same events', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anEvent, { maxLength: 20 }), fc.nat(25), async (events, point) => {
      const { log } = aLog()
      const early = readAll(log, 0)
      for (const [index, event] of events.entries()) {
        log.add(event)
        if (index % 3 === 0) await log.settled()
      }
      const during = readAll(log, Math.min(point, log.events.length))
      const from = Math.min(point, log.events.length)
      await log.end(END)
      const all = await early
      expect(all.map(({ id }) => id)).toEqual(all.map((_, index) => index + 1))
      expect(all.at(-1)).toMatchObject({ type: 'turn-end' })
      expect(await during).toEqual(all.slice(from))
      for (let after = 0; after <= all.length; after++)
        expect(await readAll(log, after)).toEqual(all.slice(after))
      const folded = parseFoldedEvents(foldEvents(all.map(({ json }) => json)))
      expect(folded).toEqual(all)
    }),
    { numRuns: 60 },
  )
})

test('the text of the log is what its events add up to, replacements included', async () => {
  const step = fc.oneof(
    fc.string({ maxLength: 8 }).map((word) => ({ word })),
    fc.record({ from: fc.nat(20), length: fc.nat(5), word: fc.string({ maxLength: 4 }) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step), async (steps) => {
      const { log } = aLog()
      let expected = ''
      for (const given of steps) {
        if ('from' in given) {
          const from = Math.min(given.from, expected.length)
          const to = Math.min(from + given.length, expected.length)
          log.add({ type: 'text-replace', from, to, text: given.word })
          expected = expected.slice(0, from) + given.word + expected.slice(to)
        } else {
          log.add(text(given.word))
          expected += given.word
        }
      }
      await log.end(END)
      expect(log.text).toBe(expected)
      expect(textOf(log.events.map(({ json }) => JSON.parse(json) as TurnEvent))).toBe(expected)
    }),
  )
})

it('shows nothing before the shopper’s message is kept', async () => {
  let keep = () => {}
  const ready = new Promise<void>((resolve) => {
    keep = resolve
  })
  const database = aDatabase()
  const { log } = aLog(database, ready)
  log.add(text('early'))
  const first = log.read(0, new AbortController().signal).next()
  await new Promise((resolve) => setImmediate(resolve))
  expect([log.events, database.writes]).toEqual([[], 0])
  keep()
  expect((await first).value).toMatchObject({ id: 1 })
})

it('writes every event before a reader sees it', async () => {
  const database = aDatabase()
  const { log } = aLog(database)
  log.add(text('a'))
  for await (const event of log.read(0, new AbortController().signal)) {
    expect(database.writes).toBe(event.id)
    if (event.type === 'turn-end') break
    if (event.id < 5) log.add({ type: 'status', stage: 'writing' })
    else await log.end(END)
  }
})

it('gathers words, but not the first', async () => {
  const { log } = aLog()
  for (const word of ['One', ' two', ' three', ' four']) log.add(text(word))
  await log.end(END)
  expect(log.events.map(({ json }) => JSON.parse(json))).toEqual([text('One'), text(' two three four'), END])
  expect(log.firstTextAt).toBe(7)
})

it('shows the answer though it cannot be written', async () => {
  const { log, lost } = aLog(aDatabase(true))
  log.add(text('still here'))
  await log.end(END)
  expect((await readAll(log)).map(({ type }) => type)).toEqual(['text-delta', 'turn-end'])
  expect(lost).toHaveLength(2)
})

it('lets a reader go who leaves while nothing happens', async () => {
  const { log } = aLog()
  const abort = new AbortController()
  const reading = readAll(log, 0, abort.signal)
  abort.abort()
  expect(await reading).toEqual([])
})
