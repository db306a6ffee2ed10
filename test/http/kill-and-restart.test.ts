import Sqlite from 'better-sqlite3'
import { join } from 'node:path'
import { afterEach, describe, expect, it, test } from 'vitest'
import { readEvents, readTurn } from '../support/client.ts'
import { startServer } from '../support/start-server.ts'
import { gate, newShopper, type Shopper, untilText } from '../support/shopper.ts'
import { useServerWithMistral } from '../support/use-server.ts'

const { server, mistral } = useServerWithMistral()
const words = Array.from({ length: 40 }, (_, index) => `word${index} `)
const question = 'What is your return policy?'

afterEach(() => mistral.fail({}))

function inDatabase<T>(look: (database: Sqlite.Database) => T): T {
  const database = new Sqlite(join(server.dataDir, 'verdemuse.db'), { readonly: true })
  try {
    return look(database)
  } finally {
    database.close()
  }
}

/** The raw events that arrive until the connection is cut. */
async function untilCut(response: Response, onEvent: (seen: number) => void): Promise<string[]> {
  const seen: string[] = []
  try {
    for await (const event of readEvents(response)) {
      seen.push(JSON.stringify(event))
      onEvent(seen.length)
    }
  } catch {
    // The server was killed: that is the point.
  }
  return seen
}

describe('a server that is killed in mid-answer', () => {
  // Before the first byte, at each early event, in the middle, and at the end with its last writes under way.
  it.each([0, 1, 2, 3, 4, 5, 8, 11, 14, 17, 'after the last word', 'at turn-end'] as const)(
    'at event %s loses nothing that was acknowledged and doubles nothing',
    async (point) => {
      const shopper = await newShopper(server.url)
      mistral.fail({ pace: point === 'after the last word' || point === 'at turn-end' ? 0 : 8 })
      mistral.answer({ parts: [...words, 'end [1].'] })
      const { status, turnId } = await shopper.send(question)
      expect(status).toBe(202)
      let killed: Promise<unknown> | undefined
      const kill = () => {
        killed ??= server.stop('SIGKILL')
      }
      if (point === 0) kill()
      const stream = await shopper.call('GET', `/turns/${turnId}/events`).catch(() => undefined)
      const seen = stream
        ? await untilCut(stream, (count) => {
            if (count === point) kill()
            if (point === 'after the last word' && count >= 4) kill()
          })
        : []
      kill()
      await killed
      mistral.fail({})
      await server.restart()

      inDatabase((database) => {
        expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
        expect(database.prepare("select count(*) as n from turns where state <> 'ended'").get()).toEqual({
          n: 0,
        })
        expect(database.prepare('select count(*) as n from turn_events').get()).toEqual({ n: 0 })
        const records = database.prepare('select count(*) as n from turn_records where turn_id = ?')
        expect(records.get(turnId)).toEqual({ n: 1 })
      })

      const after = await shopper.follow(turnId)
      const log = after.events.map((event) => JSON.stringify(event))
      expect(log.slice(0, seen.length)).toEqual(seen)
      const types = after.events.map(({ type }) => type)
      expect(types[0]).toBe('turn-start')
      expect(types.filter((type) => type === 'turn-end' || type === 'turn-error')).toHaveLength(1)
      const messages = await shopper.messages()
      expect(messages.map(({ role, text }) => [role, text])).toEqual([
        ['shopper', question],
        ['assistant', after.text],
      ])

      if (after.end?.type === 'turn-end') {
        expect(after.end.outcome).toBe('answered')
        return
      }
      expect(after.end).toMatchObject({ type: 'turn-error', code: 'interrupted', retryable: true })
      expect(messages[1]).toMatchObject({ error: 'interrupted' })
      const again = await readTurn(await shopper.call('POST', `/turns/${turnId}/retry`))
      expect(again.end).toMatchObject({ outcome: 'answered' })
      expect((await shopper.messages()).map(({ role, text }) => [role, text])).toEqual([
        ['shopper', question],
        ['assistant', again.text],
      ])
    },
  )

  test('takes the same message again as the same turn', async () => {
    const shopper = await newShopper(server.url)
    const { promise, open } = gate()
    mistral.fail({ hold: { at: 1, until: promise } })
    const id = '6f1b7a0e-3f0e-4a58-9d0a-2f4f5f0f1a11'
    const { turnId } = await shopper.send(question, id)
    await server.stop('SIGKILL')
    open()
    await server.restart()
    expect(await shopper.send(question, id)).toMatchObject({ status: 202, turnId })
    expect((await shopper.messages()).filter(({ role }) => role === 'shopper')).toHaveLength(1)
  })

  test('ends those that waited too, and every one can be tried again', async () => {
    const shopper = await newShopper(server.url)
    const { promise, open } = gate()
    mistral.fail({ hold: { at: 1, until: promise } })
    const first = await shopper.send(question)
    await untilText(await shopper.call('GET', `/turns/${first.turnId}/events`), 'Y')
    const second = await shopper.send('How long does delivery take?')
    await server.stop('SIGKILL')
    open()
    mistral.fail({})
    await server.restart()
    for (const { turnId } of [first, second]) {
      const { events, end } = await shopper.follow(turnId)
      expect(events[0]).toMatchObject({ type: 'turn-start', turn_id: turnId })
      expect(end).toMatchObject({ code: 'interrupted' })
      const again = await readTurn(await shopper.call('POST', `/turns/${turnId}/retry`))
      expect(again.end).toMatchObject({ outcome: 'answered' })
    }
    const roles = (await shopper.messages()).map(({ role }) => role)
    expect(roles).toEqual(['shopper', 'shopper', 'assistant', 'assistant'])
  })
})

describe('SIGTERM', () => {
  /** Shoppers who are being answered, and what they read. */
  async function answering(count: number) {
    const { promise, open } = gate()
    mistral.fail({ hold: { at: 1, until: promise } })
    const shoppers: Shopper[] = await Promise.all(Array.from({ length: count }, () => newShopper(server.url)))
    const reading = await Promise.all(
      shoppers.map(async (shopper) => {
        const { turnId } = await shopper.send(question)
        await untilText(await shopper.call('GET', `/turns/${turnId}/events`), 'Y')
        const response = await shopper.call('GET', `/turns/${turnId}/events`)
        return { shopper, turnId, turn: readTurn(response) }
      }),
    )
    return { reading, open }
  }

  it('lets running answers end, refuses new connections, and exits with 0', async () => {
    const { reading, open } = await answering(10)
    const ended = server.stop('SIGTERM')
    await expect
      .poll(
        () =>
          newShopper(server.url).then(
            () => 'open',
            () => 'closed',
          ),
        { timeout: 20_000 },
      )
      .toBe('closed')
    open()
    for (const { turn } of reading) expect((await turn).end).toMatchObject({ outcome: 'answered' })
    expect(await ended).toEqual({ code: 0, signal: null })
    await server.restart()
    for (const { shopper, turnId } of reading)
      expect((await shopper.follow(turnId)).end).toMatchObject({ outcome: 'answered' })
  })
})

test('a second start on the same port and folder leaves the answers of the first alone', async () => {
  const shopper = await newShopper(server.url)
  const { promise, open } = gate()
  mistral.fail({ hold: { at: 1, until: promise } })
  const { turnId } = await shopper.send(question)
  await untilText(await shopper.call('GET', `/turns/${turnId}/events`), 'Y')
  const second = startServer({ dataDir: server.dataDir, env: { PORT: String(server.port) } })
  await expect(second).rejects.toThrow(/taken by another program/)
  open()
  expect((await shopper.follow(turnId)).end).toMatchObject({ outcome: 'answered' })
  expect((await shopper.messages()).map(({ role }) => role)).toEqual(['shopper', 'assistant'])
})
