import { beforeEach, describe, expect, it, test, vi } from 'vitest'
import type { TurnInput } from '../../server/chat/turn-input.ts'
import { createConversationLog } from '../../server/chat/conversation-log.ts'
import { createTurnRunner } from '../../server/chat/create-turn-runner.ts'
import type { TurnRunner } from '../../server/chat/turn-runner.ts'
import { randomId } from '../../server/ids.ts'
import { appendMessage, insertConversation, listMessages } from '../../server/store/conversations.ts'
import { type Database, StorageUnavailable } from '../../server/store/database.ts'
import { queries } from '../../server/store/queries.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { findTurn, insertTurn, insertTurnEvent } from '../../server/store/turns.ts'
import { insertVisitorSession } from '../../server/store/visitors.ts'
import type { TurnEvent } from '../../server/wire.ts'
import { gate } from '../support/shopper.ts'

const END: TurnEvent = { type: 'turn-end', outcome: 'answered', confidence: 1, citations: [] }
const say = (text: string): TurnEvent => ({ type: 'text-delta', text })

let database: Database
let logged: string[]
let answer: (input: TurnInput) => AsyncGenerator<TurnEvent>
let turns: TurnRunner
let time: number

beforeEach(async () => {
  time = 1_000_000
  logged = []
  database = openSqlite(':memory:')
  const session = { sessionId: 's', visitorId: 'v', createdAt: 1, expiresAt: 2 }
  await database.write([...insertVisitorSession(session), insertConversation('c', 'v', 1)])
  answer = async function* ({ question }) {
    yield say(`You said ${question}.`)
    yield END
  }
  turns = aRunner()
})

function aRunner(store = database): TurnRunner {
  const log = (_: object, message: string) => void logged.push(message)
  return createTurnRunner({
    database: store,
    conversationLog: createConversationLog(store, () => time),
    answer: (input) => answer(input),
    now: () => time++,
    newId: randomId,
    logger: { info: log, warn: log, error: log },
  })
}

const submit = (text: string, messageId = crypto.randomUUID()) =>
  turns.submit({ conversationId: 'c', messageId, text })

async function read(turnId: string, after = 0): Promise<TurnEvent[]> {
  const events: TurnEvent[] = []
  for await (const { json } of await turns.events('c', turnId, after, new AbortController().signal))
    events.push(JSON.parse(json) as TurnEvent)
  return events
}

const types = async (turnId: string) => (await read(turnId)).map(({ type }) => type)
const messages = async () => (await listMessages(database, 'c', 100)).map(({ role, text }) => [role, text])

async function record(turnId: string) {
  const query = queries.selectFrom('turn_records').selectAll().where('turn_id', '=', turnId)
  return vi.waitFor(async () => {
    const [row] = await database.read(query.compile())
    if (!row) throw new Error('no record yet')
    return row
  })
}

describe('a turn always ends, and once', () => {
  it.each<[string, () => AsyncGenerator<TurnEvent>]>([
    [
      'fails at once',
      // biome-ignore lint/correctness/useYield: it is the failure that counts
      async function* () {
        throw new Error('boom')
      },
    ],
    [
      'fails in the middle',
      async function* () {
        yield say('half')
        throw new Error('boom')
      },
    ],
    [
      'just stops',
      async function* () {
        yield say('half')
      },
    ],
  ])('when its answer %s', async (_, failing) => {
    answer = failing
    const turnId = await submit('hello')
    const events = await read(turnId)
    expect(events.at(-1)).toEqual({ type: 'turn-error', code: 'internal', retryable: true })
    expect(events.filter(({ type }) => /^turn-(end|error)$/.test(type))).toHaveLength(1)
    expect(await record(turnId)).toMatchObject({ error: 'internal', outcome: null })
    answer = async function* () {
      yield say('whole')
      yield END
    }
    expect(await types(await turns.retry('c', turnId))).toEqual(['turn-start', 'text-delta', 'turn-end'])
    expect(await messages()).toEqual([
      ['shopper', 'hello'],
      ['assistant', 'whole'],
    ])
  })

  it('and nothing comes after its end', async () => {
    answer = async function* () {
      yield END
      yield say('late')
    }
    expect(await types(await submit('hello'))).toEqual(['turn-start', 'turn-end'])
  })
})

describe('feedback', () => {
  it('given the moment the answer ends is on the record too', async () => {
    const turnId = await submit('hello')
    for await (const { type } of await turns.events('c', turnId, 0, new AbortController().signal))
      if (type === 'turn-end') await turns.giveFeedback('c', turnId, true, undefined)
    expect(await record(turnId)).toMatchObject({ helpful: 1 })
  })

  it('may come while the answer is being told', async () => {
    const { promise, open } = gate()
    answer = async function* () {
      yield say('a')
      await promise
      yield END
    }
    const turnId = await submit('hello')
    await turns.giveFeedback('c', turnId, false, 'too slow, my card is 4111 1111 1111 1111')
    open()
    await read(turnId)
    expect(await record(turnId)).toMatchObject({ helpful: 0 })
    expect(await findTurn(database, 'c', turnId)).toMatchObject({
      helpful: 0,
      reason: 'too slow, my card is [card number removed]',
    })
  })

  it('of a turn that is not there is missing', async () => {
    await expect(turns.giveFeedback('c', 't', true, undefined)).rejects.toMatchObject({ code: 'not_found' })
  })
})

test('a shutdown interrupts what does not end in time, and keeps what was said', async () => {
  answer = async function* ({ signal }) {
    yield say('so far')
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  }
  const first = await submit('hello')
  const reading = read(first)
  await vi.waitFor(() => expect(turns.running('c')?.lastEventId).toBe(2))
  const second = await submit('and more')
  await turns.drain(1)
  expect((await reading).at(-1)).toEqual({ type: 'turn-error', code: 'interrupted', retryable: true })
  expect(await messages()).toEqual(expect.arrayContaining([['assistant', 'so far']]))
  expect(logged).toEqual([])
  expect((await read(second)).at(-1)).toMatchObject({ type: 'turn-error', code: 'interrupted' })
})

test('a message that cannot be kept is refused, and can be sent again', async () => {
  let full = true
  turns = aRunner({
    ...database,
    write: (batch, options) =>
      full ? Promise.reject(new StorageUnavailable('disk full')) : database.write(batch, options),
  })
  await expect(submit('hello')).rejects.toBeInstanceOf(StorageUnavailable)
  expect(turns.running('c')).toBeUndefined()
  expect(await messages()).toEqual([])
  full = false
  expect(await types(await submit('hello'))).toContain('turn-end')
})

describe('after a kill', () => {
  const running = (turnId: string, events: TurnEvent[]) =>
    database.write([
      ...appendMessage({
        conversation_id: 'c',
        message_id: `m-${turnId}`,
        role: 'shopper',
        text: 'hello',
        turn_id: turnId,
        created_at: 1,
      }),
      insertTurn({ turnId, conversationId: 'c', messageId: `m-${turnId}`, at: 1 }),
      ...events.map((event, index) => insertTurnEvent(turnId, index + 1, JSON.stringify(event))),
    ])
  const answerRow = (turnId: string, text: string) =>
    database.write(
      appendMessage({
        conversation_id: 'c',
        message_id: `a-${turnId}`,
        role: 'assistant',
        text,
        turn_id: turnId,
        created_at: 2,
      }),
    )
  const start = (turnId: string): TurnEvent => ({
    type: 'turn-start',
    turn_id: turnId,
    message_id: `m-${turnId}`,
  })

  it('between the answer’s row and its last event there is one answer', async () => {
    await running('t', [start('t'), say('whole answer')])
    await answerRow('t', 'whole answer')
    await turns.recover()
    expect(await messages()).toEqual([
      ['shopper', 'hello'],
      ['assistant', 'whole answer'],
    ])
    expect((await read('t')).at(-1)).toMatchObject({ type: 'turn-error', code: 'interrupted' })
  })

  it('after its last event the turn stays as it ended', async () => {
    await running('t', [start('t'), say('whole answer'), END])
    await answerRow('t', 'whole answer')
    await turns.recover()
    expect((await read('t')).at(-1)).toEqual(END)
    expect(await messages()).toHaveLength(2)
    expect(await record('t')).toMatchObject({ outcome: 'answered', error: null })
    await expect(turns.retry('c', 't')).rejects.toMatchObject({ code: 'turn_not_retryable' })
  })

  it('before its first event the log still begins with turn-start', async () => {
    await running('t', [])
    await turns.recover()
    expect(await types('t')).toEqual(['turn-start', 'turn-error'])
  })

  it('recovering again changes nothing', async () => {
    await running('t', [start('t'), say('half')])
    await turns.recover()
    const before = [await messages(), await read('t')]
    await turns.recover()
    expect([await messages(), await read('t')]).toEqual(before)
  })
})

test('a clock that goes back makes no negative times', async () => {
  answer = async function* () {
    yield say('a')
    time -= 3600_000
    yield END
  }
  const turnId = await submit('hello')
  await read(turnId)
  const { response_time_ms: response, time_to_first_token_ms: first } = await record(turnId)
  expect(response).toBeGreaterThanOrEqual(0)
  expect(first).toBeGreaterThanOrEqual(0)
})

test('conversations do not wait for each other', async () => {
  const { promise, open } = gate()
  await database.write([insertConversation('other', 'v', 1)])
  answer = async function* ({ question }) {
    yield say('a')
    if (question === 'slow') await promise
    yield END
  }
  const slow = await submit('slow')
  const quick = await turns.submit({ conversationId: 'other', messageId: crypto.randomUUID(), text: 'quick' })
  for await (const _ of await turns.events('other', quick, 0, new AbortController().signal));
  expect(turns.running('c')).toBeDefined()
  open()
  expect((await read(slow)).at(-1)).toEqual(END)
})
