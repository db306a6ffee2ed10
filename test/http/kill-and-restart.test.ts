import Sqlite from 'better-sqlite3'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, test } from 'vitest'
import { type AskedTurn, readEvents, readTurn } from '../support/client.ts'
import { readConversation } from '../support/conversation-reader.ts'
import { temporaryFolder } from '../kb/temporary-folder.ts'
import { startServer } from '../support/start-server.ts'
import { gate, newShopper, type Shopper, untilText } from '../support/shopper.ts'
import { useServerWithMistral } from '../support/use-server.ts'

// A small shop, so that its many starts are quick.
const kbDir = temporaryFolder({
  'shop.json': { name: 'Boat House', contact: { email: 'hello@boats.example' } },
  'faqs/faqs.json': [
    { question: 'What is your return policy?', answer: 'You have 30 days to send it back.' },
    { question: 'How long does delivery take?', answer: 'Delivery takes two days.' },
    { question: 'Which payment methods are there?', answer: 'You can pay by card and by bank transfer.' },
  ],
})
const { server, mistral } = useServerWithMistral({ env: { KB_DIR: kbDir } })
const parts = [...Array.from({ length: 40 }, (_, index) => `word${index} `), 'end [1].']
const question = 'What is your return policy?'

afterEach(() => {
  mistral.fail({})
  mistral.forget()
  mistral.requests.length = 0
})

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

const told = (turn: AskedTurn) => turn.events.map((event) => JSON.stringify(event))
const said = async (shopper: Shopper) => (await shopper.messages()).map(({ role, text }) => [role, text])

/** Waits until nothing runs any more, and looks at what the turns have left. */
async function expectOneRecordOf(turnId: string): Promise<void> {
  await expect
    .poll(() => inDatabase((database) => database.prepare('select count(*) as n from turn_events').get()))
    .toEqual({ n: 0 })
  inDatabase((database) => {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    const running = database.prepare("select count(*) as n from turns where state <> 'ended'")
    expect(running.get()).toEqual({ n: 0 })
    const records = database.prepare('select count(*) as n from turn_records where turn_id = ?')
    expect(records.get(turnId)).toEqual({ n: 1 })
  })
}

describe('a server that is killed in mid-answer', () => {
  // Before the first byte, at each early event, in the middle, and at the end with its last writes under way.
  // What the first of three shoppers sees says when; the two others are somewhere near.
  it.each([0, 1, 2, 4, 8, 14, 'after the last word', 'at turn-end'] as const)(
    'at event %s goes on where it was, without a missing or repeated character',
    async (point) => {
      mistral.fail({ pace: point === 'after the last word' || point === 'at turn-end' ? 0 : 8 })
      mistral.answer(...Array<{ parts: string[] }>(6).fill({ parts }))
      let killed: Promise<unknown> | undefined
      const kill = () => {
        killed ??= server.stop('SIGKILL')
      }
      const shoppers = await Promise.all([1, 2, 3].map(() => newShopper(server.url)))
      const sent = await Promise.all(
        shoppers.map(async (shopper) => ({ shopper, ...(await shopper.send(question)) })),
      )
      expect(sent.map(({ status }) => status)).toEqual([202, 202, 202])
      if (point === 0) kill()
      const reading = sent.map(async ({ shopper, turnId }, at) => {
        const stream = await shopper.call('GET', `/turns/${turnId}/events`).catch(() => undefined)
        const seen = stream
          ? await untilCut(stream, (count) => {
              if (at > 0) return
              if (count === point) kill()
              if (point === 'after the last word' && count >= 4) kill()
            })
          : []
        if (at === 0) kill()
        return { shopper, turnId, seen }
      })
      const interrupted = await Promise.all(reading)
      await killed
      mistral.fail({})
      await server.restart()
      for (const turn of interrupted) await expectWhole(turn)
    },
  )

  async function expectWhole({
    shopper,
    turnId,
    seen,
  }: {
    shopper: Shopper
    turnId: string
    seen: string[]
  }) {
    const rest = await shopper.follow(turnId, seen.length)
    const whole = await shopper.follow(turnId)
    expect([...seen, ...told(rest)]).toEqual(told(whole))
    expect(whole.text).toBe(parts.join(''))
    expect(whole.events.map(({ id }) => Number(id))).toEqual(whole.events.map((_, index) => index + 1))
    const types = whole.events.map(({ type }) => type)
    expect(types.filter((type) => type === 'turn-start')).toHaveLength(1)
    expect(types.filter((type) => type === 'turn-end' || type === 'turn-error')).toEqual(['turn-end'])
    expect(types).not.toContain('text-replace')
    expect(whole.end).toMatchObject({ outcome: 'answered', citations: [1] })
    await expectOneRecordOf(turnId)
    expect(await said(shopper)).toEqual([
      ['shopper', question],
      ['assistant', whole.text],
    ])
    const log = await readConversation((signal) => shopper.call('GET', '/events', { signal }))
    await log.until(({ event }) => event.type === 'turn-ended')
    expect(log.seen.map(({ event }) => event.type)).toEqual(['message', 'turn-started', 'turn-ended'])
    log.leave()
  }

  test('goes on with another answer from where it parts from the first', async () => {
    const shopper = await newShopper(server.url)
    const { promise, open } = gate()
    mistral.fail({ hold: { at: 2, until: promise } })
    mistral.answer(
      { parts: ['You can send ', 'it back', ' [1].'] },
      { parts: ['You can send ', 'them in', ' [1].'] },
    )
    const { turnId } = await shopper.send(question)
    const stream = await shopper.call('GET', `/turns/${turnId}/events`)
    await untilText(stream, 'it back')
    await server.stop('SIGKILL')
    open()
    mistral.fail({})
    await server.restart()
    const whole = await shopper.follow(turnId)
    expect(whole.text).toBe('You can send them in [1].')
    expect(
      whole.events.flatMap((event) => (event.type === 'text-replace' ? [[event.from, event.to]] : [])),
    ).toEqual([[13, 20]])
    expect(await said(shopper)).toEqual([
      ['shopper', question],
      ['assistant', whole.text],
    ])
  })

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
    expect((await shopper.follow(turnId)).end).toMatchObject({ outcome: 'answered' })
    expect((await shopper.messages()).filter(({ role }) => role === 'shopper')).toHaveLength(1)
  })

  test('answers the messages that waited too, in their order', async () => {
    const shopper = await newShopper(server.url)
    const { promise, open } = gate()
    mistral.fail({ hold: { at: 1, until: promise } })
    const first = await shopper.send(question)
    await untilText(await shopper.call('GET', `/turns/${first.turnId}/events`), 'Y')
    const second = await shopper.send('How long does delivery take?')
    const third = await shopper.send('Which payment methods are there?')
    await server.stop('SIGKILL')
    open()
    mistral.fail({})
    mistral.requests.length = 0
    await server.restart()
    for (const { turnId } of [first, second, third]) {
      const { events, end } = await shopper.follow(turnId)
      expect(events[0]).toMatchObject({ type: 'turn-start', turn_id: turnId })
      expect(end).toMatchObject({ outcome: 'answered' })
    }
    expect(mistral.requests.map(({ messages }) => messages.at(-1)?.content)).toEqual([
      question,
      'How long does delivery take?',
      'Which payment methods are there?',
    ])
    const answers = (await shopper.messages()).filter(({ role }) => role === 'assistant')
    expect(answers.map(({ turn_id }) => turn_id)).toEqual([first.turnId, second.turnId, third.turnId])
  })

  test('gives up an answer that brings it down again and again', async () => {
    const shopper = await newShopper(server.url)
    const { promise, open } = gate()
    mistral.fail({ hold: { at: 1, until: promise } })
    const answer = { parts: ['Yes, ', ...parts] }
    mistral.answer(answer, answer, answer)
    const { turnId } = await shopper.send(question)
    await untilText(await shopper.call('GET', `/turns/${turnId}/events`), 'Yes')
    for (const comesBack of [true, true, false]) {
      await server.stop('SIGKILL')
      mistral.requests.length = 0
      await server.restart()
      if (comesBack) await expect.poll(() => mistral.requests.length).toBe(1)
    }
    open()
    const { end, text } = await shopper.follow(turnId)
    expect(end).toMatchObject({ type: 'turn-error', code: 'interrupted', retryable: true })
    expect(await said(shopper)).toEqual([
      ['shopper', question],
      ['assistant', text],
    ])
    mistral.forget()
    const again = await readTurn(await shopper.call('POST', `/turns/${turnId}/retry`))
    expect(again.end).toMatchObject({ outcome: 'answered' })
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
      .poll(() =>
        newShopper(server.url).then(
          () => 'open',
          () => 'closed',
        ),
      )
      .toBe('closed')
    open()
    for (const { turn } of reading) expect((await turn).end).toMatchObject({ outcome: 'answered' })
    expect(await ended).toEqual({ code: 0, signal: null })
    await server.restart()
    for (const { shopper, turnId } of reading)
      expect((await shopper.follow(turnId)).end).toMatchObject({ outcome: 'answered' })
  })

  it('with 100 streams suspends the answers that take longer, and the next start goes on with each', async () => {
    const { promise, open } = gate()
    mistral.fail({ hold: { at: 1, until: promise } })
    const reading = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const shopper = await newShopper(server.url)
        const { turnId } = await shopper.send(question)
        const stream = await shopper.call('GET', `/turns/${turnId}/events`)
        const begun = gate()
        const seen = untilCut(stream, (count) => count >= 4 && begun.open())
        await begun.promise
        return { shopper, turnId, seen }
      }),
    )
    const ended = server.stop('SIGTERM')
    // Whoever is impatient and says it twice breaks nothing.
    process.kill(server.pid(), 'SIGTERM')
    expect(await ended).toEqual({ code: 0, signal: null })
    expect(existsSync(join(server.dataDir, 'verdemuse.db-wal'))).toBe(false)
    open()
    mistral.fail({})
    await server.restart()
    for (const { shopper, turnId, seen } of reading) {
      const before = await seen
      const whole = await shopper.follow(turnId)
      expect([...before, ...told(await shopper.follow(turnId, before.length))]).toEqual(told(whole))
      expect(whole.end).toMatchObject({ outcome: 'answered' })
      expect(await said(shopper)).toEqual([
        ['shopper', question],
        ['assistant', whole.text],
      ])
    }
    inDatabase((database) => {
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
      const ofThese = `('${reading.map(({ turnId }) => turnId).join("','")}')`
      const records = database.prepare(`select count(*) as n from turn_records where turn_id in ${ofThese}`)
      expect(records.get()).toEqual({ n: 100 })
    })
  })
})

test('a second server on the same data folder does not start, and leaves the answers of the first alone', async () => {
  const shopper = await newShopper(server.url)
  const { promise, open } = gate()
  mistral.fail({ hold: { at: 1, until: promise } })
  const { turnId } = await shopper.send(question)
  await untilText(await shopper.call('GET', `/turns/${turnId}/events`), 'Y')
  await expect(startServer({ dataDir: server.dataDir })).rejects.toThrow(
    /Another VerdeMuse server uses the data folder .* choose another folder/,
  )
  open()
  expect((await shopper.follow(turnId)).end).toMatchObject({ outcome: 'answered' })
  expect((await shopper.messages()).map(({ role }) => role)).toEqual(['shopper', 'assistant'])
})

test('a second server on the same port says so', async () => {
  const second = startServer({ env: { PORT: String(server.port) } })
  await expect(second).rejects.toThrow(/taken by another program/)
})
