import { beforeEach, describe, expect, it, test } from 'vitest'
import type { TurnInput } from '../../server/chat/turn-input.ts'
import type { TurnRunner } from '../../server/chat/turns/turn-runner.ts'
import { appendMessage, insertConversation, listMessages } from '../../server/store/conversations.ts'
import { type Database, StorageUnavailable } from '../../server/store/database.ts'
import { queries } from '../../server/store/queries.ts'
import { ShopUnavailable } from '../../server/shop/orders/customer-records.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { findTurn, insertTurn, insertTurnEvent } from '../../server/store/turns.ts'
import { insertVisitorSession } from '../../server/store/visitors.ts'
import type { TurnEvent } from '../../server/wire.ts'
import { gate } from '../support/shopper.ts'
import { aProcess, type Process } from './a-process.ts'
import { eventually } from '../support/eventually.ts'

const END: TurnEvent = { type: 'turn-end', outcome: 'answered', confidence: 1, citations: [] }
const say = (text: string): TurnEvent => ({ type: 'text-delta', text })

let database: Database
let logged: string[]
let answer: (input: TurnInput) => AsyncGenerator<TurnEvent>
let turns: TurnRunner
let server: Process
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
  server = aProcess({ database: store, answer: (input) => answer(input), now: () => time++, logged })
  return server.turns
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
  return eventually(async () => {
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

  it('and says that it may be tried again, where the shop’s own system does not answer', async () => {
    answer = async function* () {
      yield say('half')
      throw new ShopUnavailable('status 503')
    }
    const events = await read(await submit('hello'))
    expect(events.at(-1)).toEqual({ type: 'turn-error', code: 'upstream_failed', retryable: true })
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

/** The process ends in the middle of all this, and the next one takes up what it left. */
async function restart(): Promise<void> {
  server.kill()
  turns = aRunner()
  const goOn = await turns.recover()
  goOn()
}

/** An answer that tells one word, waits for the gate, and tells the rest. */
function held(first: string, rest: string) {
  const { promise, open } = gate()
  const asked: TurnInput[] = []
  answer = async function* (input) {
    asked.push(input)
    yield say(first)
    await Promise.race([
      promise,
      new Promise((_, reject) => input.signal.addEventListener('abort', () => reject(input.signal.reason))),
    ])
    yield say(rest)
    yield END
  }
  return { open, asked }
}

describe('a shutdown', () => {
  it('suspends what does not end in time: the next start goes on with it, and then with what waited', async () => {
    const { asked } = held('so', ' far')
    const first = await submit('hello')
    const reading = read(first)
    await eventually(() => expect(turns.running('c')?.lastEventId).toBe(2))
    const second = await turns.submit({
      conversationId: 'c',
      messageId: crypto.randomUUID(),
      text: 'and more',
      page: { url: 'https://shop.example/', title: 'Shop' },
      locale: 'en',
    })
    await turns.drain(1)
    const before = await reading
    expect(before.map(({ type }) => type)).toEqual(['turn-start', 'text-delta'])
    expect(await messages()).toEqual([
      ['shopper', 'hello'],
      ['shopper', 'and more'],
    ])

    const { open, asked: askedAgain } = held('so', ' far')
    open()
    await restart()
    expect(await read(first, 2)).toEqual([say(' far'), END])
    expect(await read(first)).toEqual([...before, say(' far'), END])
    expect((await read(second)).at(-1)).toEqual(END)
    expect(await messages()).toEqual([
      ['shopper', 'hello'],
      ['shopper', 'and more'],
      ['assistant', 'so far'],
      ['assistant', 'so far'],
    ])
    expect(asked.map(({ question }) => question)).toEqual(['hello'])
    expect(askedAgain.map(({ question, page, locale }) => ({ question, page, locale }))).toEqual([
      { question: 'hello', page: undefined, locale: undefined },
      { question: 'and more', page: { url: 'https://shop.example/', title: 'Shop' }, locale: 'en' },
    ])
    expect(logged).toEqual([])
    expect(await record(first)).toMatchObject({ outcome: 'answered', time_to_first_token_ms: null })
  })

  it('keeps nothing of the page that a shopper was on once it is answered', async () => {
    const turnId = await turns.submit({
      conversationId: 'c',
      messageId: crypto.randomUUID(),
      text: 'hello',
      page: { url: 'https://shop.example/?card=4111111111111111', title: 'Shop' },
    })
    expect((await findTurn(database, 'c', turnId))?.context).toMatch(/card number removed/)
    await read(turnId)
    await record(turnId)
    expect((await findTurn(database, 'c', turnId))?.context).toBeNull()
  })
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
      insertTurn({ turnId, conversationId: 'c', messageId: `m-${turnId}`, at: time }),
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
    await running('t', [start('t'), say('You said hello.')])
    await answerRow('t', 'You said hello.')
    await restart()
    expect(await read('t', 2)).toEqual([END])
    expect(await messages()).toEqual([
      ['shopper', 'hello'],
      ['assistant', 'You said hello.'],
    ])
  })

  it('after its last event the turn stays as it ended', async () => {
    await running('t', [start('t'), say('whole answer'), END])
    await answerRow('t', 'whole answer')
    await restart()
    expect((await read('t')).at(-1)).toEqual(END)
    expect(await messages()).toHaveLength(2)
    expect(await record('t')).toMatchObject({ outcome: 'answered', error: null })
    await expect(turns.retry('c', 't')).rejects.toMatchObject({ code: 'turn_not_retryable' })
  })

  it('before its first event the log still begins with turn-start', async () => {
    await running('t', [])
    await restart()
    expect(await types('t')).toEqual(['turn-start', 'text-delta', 'turn-end'])
  })

  it('its answer goes on under the same turn, and another one takes its place from where they part', async () => {
    await running('t', [start('t'), say('You said something.')])
    await restart()
    expect(await read('t', 2)).toEqual([{ type: 'text-replace', from: 9, to: 19, text: 'hello.' }, END])
    expect(await messages()).toEqual([
      ['shopper', 'hello'],
      ['assistant', 'You said hello.'],
    ])
    await record('t')
  })

  it('can be read before it goes on, and no reader is sent away', async () => {
    await running('t', [start('t'), say('You said')])
    const goOn = await turns.recover()
    const reading = read('t', 2)
    await expect(read('t', 3)).rejects.toMatchObject({ code: 'log_truncated' })
    expect(turns.running('c')).toEqual({ turnId: 't', messageId: 'm-t', lastEventId: 2 })
    goOn()
    expect(await reading).toEqual([say(' hello.'), END])
  })

  it('is not taken up for ever: the third time it is interrupted', async () => {
    await running('t', [start('t'), say('You')])
    for (let time = 0; time < 2; time++) {
      const { asked } = held('You', ' said')
      await restart()
      await eventually(() => expect(asked).toHaveLength(1))
    }
    await restart()
    expect(await read('t')).toEqual([
      start('t'),
      say('You'),
      { type: 'turn-error', code: 'interrupted', retryable: true },
    ])
    expect(await messages()).toEqual([
      ['shopper', 'hello'],
      ['assistant', 'You'],
    ])
  })

  it('after ten minutes it is interrupted: nobody waits any more', async () => {
    await running('t', [start('t'), say('You')])
    time += 11 * 60_000
    await restart()
    expect((await read('t')).at(-1)).toMatchObject({ type: 'turn-error', code: 'interrupted' })
  })

  it('with other sources under the same numbers it is interrupted', async () => {
    const source = (id: string): TurnEvent => ({
      type: 'sources',
      sources: [{ n: 1, id, title: id, snippet: '' }],
    })
    await running('t', [start('t'), source('a'), say('See [1]')])
    answer = async function* () {
      yield source('b')
      yield say('See [1]')
      yield END
    }
    await restart()
    expect(await read('t', 3)).toEqual([{ type: 'turn-error', code: 'interrupted', retryable: true }])
    expect(logged).toEqual([])
  })

  it('a turn whose message was joined to the next one’s stays stopped, and the next answers both', async () => {
    const { asked } = held('', '')
    const first = await submit('What is')
    const second = await submit('your return policy?')
    // As if the process had ended before the first had come to its end.
    const { open, asked: askedAgain } = held('You', ' said')
    open()
    await restart()
    expect((await read(first)).at(-1)).toMatchObject({ outcome: 'stopped' })
    expect((await read(second)).at(-1)).toEqual(END)
    expect(askedAgain.map(({ question }) => question)).toEqual(['What is\nyour return policy?'])
    expect(asked.length).toBeLessThan(3)
    expect(await messages()).toEqual([
      ['shopper', 'What is'],
      ['shopper', 'your return policy?'],
      ['assistant', 'You said'],
    ])
  })

  it('recovering again changes nothing', async () => {
    await running('t', [start('t'), say('half')])
    await restart()
    await read('t')
    await record('t')
    const before = [await messages(), await read('t')]
    await restart()
    expect([await messages(), await read('t')]).toEqual(before)
  })
})

test('trying again answers all the messages that the turn had answered together', async () => {
  const { open, asked } = held('', '')
  await submit('What is')
  const second = await submit('your return policy?')
  await turns.stop('c', second)
  open()
  const third = await turns.retry('c', second)
  expect((await read(third)).at(-1)).toEqual(END)
  expect(asked.at(-1)?.question).toBe('What is\nyour return policy?')
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
