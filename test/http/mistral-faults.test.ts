import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { type CircuitBreaker, createCircuitBreaker } from '../../server/answer/circuit-breaker.ts'
import { localAnswerer } from '../../server/answer/local/local-answerer.ts'
import { createMistralAnswerer } from '../../server/answer/mistral/mistral-answerer.ts'
import { PATIENCE, type Patience } from '../../server/answer/mistral/patience.ts'
import { withFallback } from '../../server/answer/with-fallback.ts'
import { type AskedTurn, readEvents } from '../support/client.ts'
import { type FakeFaults, type FakeMistral, startFakeMistral } from '../support/fake-mistral.ts'
import { freePort } from '../support/free-port.ts'
import { gate, newShopper, type Shopper } from '../support/shopper.ts'
import { type StartedApp, startApp } from '../support/start-app.ts'
import { eventually } from '../support/eventually.ts'

// Every fault over the wire: a Mistral server that has it, our app over HTTP, a shopper who reads the turn's events.
// Where time-outs matter they are short; where they do not, they are longer than any test.

const LONG: Patience = {
  connect: 60_000,
  firstToken: 60_000,
  silence: 60_000,
  wait: 120_000,
  afterFault: 60_000,
}
const SHORT: Patience = { ...LONG, firstToken: 150 }
const QUESTION = 'What is your return policy?'

let mistral: FakeMistral
let app: StartedApp | undefined
let breaker: CircuitBreaker
let shopper: Shopper

beforeAll(async () => {
  mistral = await startFakeMistral()
})
afterAll(() => mistral.close())
beforeEach(() => {
  mistral.requests.length = 0
  mistral.forget()
  breaker = createCircuitBreaker(Date.now)
})
afterEach(async () => {
  mistral.fail({})
  await app?.close()
  app = undefined
})

async function start(patience: Patience, serverUrl = mistral.url): Promise<StartedApp> {
  const model = createMistralAnswerer({
    apiKey: 'test-key',
    serverUrl,
    model: 'm',
    patience,
    random: () => 0,
  })
  app = await startApp((logger) => withFallback(model, localAnswerer, { breaker, logger }))
  shopper = await newShopper(app.url)
  return app
}

/** What holds of every turn: one end, last, that says what stands there, and the same text afterwards. */
async function expectHonest(turn: AskedTurn): Promise<void> {
  const ends = turn.events.filter(({ type }) => type === 'turn-end' || type === 'turn-error')
  expect(ends).toHaveLength(1)
  expect(turn.events.at(-1)).toBe(ends[0])
  expect(turn.end).toMatchObject({ type: 'turn-end', outcome: 'answered' })
  expect(turn.text).toMatch(/30 days/)
  for (const [, n] of turn.text.matchAll(/\[(\d+)\]/g))
    expect(turn.sources.map((source) => source.n)).toContain(Number(n))
  expect((await shopper.messages()).at(-1)?.text).toBe(turn.text)
}

/** Asks, and lets the model go on (or fail) once the first words have come through. */
async function askAndBreak(
  firstWords: string,
  fault: (until: Promise<void>) => FakeFaults,
): Promise<AskedTurn> {
  const { promise, open } = gate()
  mistral.fail(fault(promise))
  const { turnId } = await shopper.send(QUESTION)
  const response = await shopper.call('GET', `/turns/${turnId}/events`)
  let text = ''
  for await (const event of readEvents(response)) {
    if (event.type === 'text-delta') text += event.text
    if (text.includes(firstWords)) open()
  }
  return shopper.follow(turnId)
}

describe('before the first word', () => {
  it.each<[string, FakeFaults, number, string]>([
    ['401', { status: 401, body: '{"message":"Unauthorized test-key"}' }, 1, 'status 401'],
    ['429 without Retry-After', { status: 429 }, 3, 'status 429'],
    ['429 with Retry-After', { status: 429, headers: { 'retry-after': '120' } }, 1, 'status 429'],
    ['500', { status: 500 }, 3, 'status 500'],
    ['503 with HTML', { status: 503, body: '<html>sorry</html>' }, 3, 'status 503'],
    ['a malformed chunk', { malformedAt: 0 }, 1, 'malformed chunk'],
    ['an end without [DONE] or finish reason', { endAfter: 0 }, 1, 'ended early'],
    ['dropped after n bytes', { dropAfterBytes: 120 }, 3, 'connection broke'],
    ['an event of 10 MB', { hugeEvent: 10_000_000 }, 1, 'too long an event'],
  ])('%s', async (_, fault, requests, reason) => {
    const { recordOf, logged } = await start(LONG)
    mistral.fail(fault)
    const turn = await shopper.ask(QUESTION)
    await expectHonest(turn)
    expect(turn.events.filter(({ type }) => type === 'text-replace')).toEqual([])
    expect(await recordOf(turn)).toMatchObject({
      answerer: 'local',
      fallback_reason: reason,
      model: 'm',
      model_requests: requests,
    })
    expect(mistral.requests).toHaveLength(requests)
    // What the server says of itself, and our key, stay out of answers and logs.
    expect(JSON.stringify([turn.events, logged])).not.toMatch(/test-key|Unauthorized|sorry/)
  })

  it('connection refused', async () => {
    const { recordOf } = await start(LONG, `http://127.0.0.1:${await freePort()}`)
    const turn = await shopper.ask(QUESTION)
    await expectHonest(turn)
    expect(await recordOf(turn)).toMatchObject({ fallback_reason: 'ECONNREFUSED', prompt_tokens: 0 })
  })

  it.each<[string, FakeFaults]>([
    ['accepted, then silent', { hang: true }],
    ['headers, then silent', { hold: { at: 0, until: new Promise(() => {}) } }],
    // Bytes that make no event are no progress: a byte each 40 ms stands for one each 10 s.
    ['one byte now and then', { trickle: 40 }],
  ])('%s', async (_, fault) => {
    const { recordOf } = await start(SHORT)
    mistral.fail(fault)
    const turn = await shopper.ask(QUESTION)
    await expectHonest(turn)
    expect(await recordOf(turn)).toMatchObject({
      answerer: 'local',
      fallback_reason: 'silent',
      model_requests: 1,
    })
  })
})

describe('in mid-answer, whole sentences stay, it is said, and the local answerer goes on', () => {
  const parts = ['You have time [1]. ', 'And then the ', 'rest.']

  it.each<[string, Patience, (until: Promise<void>) => FakeFaults, string]>([
    ['dropped', LONG, (until) => ({ dropAfter: 2, hold: { at: 2, until } }), 'connection broke'],
    ['ended', LONG, (until) => ({ endAfter: 2, hold: { at: 2, until } }), 'ended early'],
    ['malformed', LONG, (until) => ({ malformedAt: 2, hold: { at: 2, until } }), 'malformed chunk'],
    [
      'silent',
      { ...LONG, silence: 1_000 },
      () => ({ hold: { at: 2, until: new Promise(() => {}) } }),
      'silent',
    ],
  ])('%s', async (_, patience, fault, reason) => {
    const { recordOf } = await start(patience)
    mistral.answer({ parts })
    const turn = await askAndBreak('And then', fault)
    await expectHonest(turn)
    expect(turn.text).toMatch(/^You have time \[1\]\.\n\nI was interrupted/)
    expect(turn.text).not.toContain('And then')
    expect(await recordOf(turn)).toMatchObject({ answerer: 'local', fallback_reason: reason })
    // Something was said: nothing may be said twice.
    expect(mistral.requests).toHaveLength(1)
  })
})

describe('is no fault', () => {
  it('a stream that comes byte by byte, characters split', async () => {
    const { recordOf } = await start(LONG)
    mistral.fail({ bytewise: true })
    mistral.answer({ parts: ['Größe M, 30 days 👗 ', '[1].'] })
    const turn = await shopper.ask(QUESTION)
    await expectHonest(turn)
    expect(turn.text).toBe('Größe M, 30 days 👗 [1].')
    expect(await recordOf(turn)).toMatchObject({ answerer: 'mistral', fallback_reason: null })
  })

  it('an end without [DONE], where the answer has said that it is whole', async () => {
    await start(LONG)
    mistral.fail({ noDone: true })
    mistral.answer({ text: 'Within 30 days [1].' })
    expect((await shopper.ask(QUESTION)).text).toBe('Within 30 days [1].')
  })

  it('a refusal that passes: the next try answers', async () => {
    const { recordOf } = await start(LONG)
    mistral.fail({ status: 503, times: 2 })
    mistral.answer({ text: 'Within 30 days [1].' })
    const turn = await shopper.ask(QUESTION)
    expect(await recordOf(turn)).toMatchObject({
      answerer: 'mistral',
      model_requests: 3,
      prompt_tokens: 10,
      completion_tokens: 10,
    })
  })
})

test('a model that sends chunks without a word for ever is given up', async () => {
  const { recordOf } = await start({ ...LONG, wait: 500 })
  mistral.fail({ pace: 20 })
  mistral.answer({ parts: Array(10_000).fill('') })
  const turn = await shopper.ask(QUESTION)
  await expectHonest(turn)
  expect(await recordOf(turn)).toMatchObject({ answerer: 'local', fallback_reason: 'silent' })
})

test('a model that answers nothing has its turn answered locally', async () => {
  const { recordOf } = await start(LONG)
  mistral.answer({ text: '   ' })
  const turn = await shopper.ask(QUESTION)
  expect(turn.text.trim()).toMatch(/30 days/)
  expect(await recordOf(turn)).toMatchObject({ answerer: 'local', fallback_reason: 'empty answer' })
})

test('a model that keeps failing is left alone, visibly, and nobody waits for it', async () => {
  const { recordOf } = await start(LONG)
  mistral.fail({ status: 401 })
  for (let i = 0; i < 3; i++) await shopper.ask(QUESTION)
  const turn = await shopper.ask(QUESTION)
  await expectHonest(turn)
  expect(await recordOf(turn)).toMatchObject({ fallback_reason: 'paused', model: null, model_requests: 0 })
  expect(mistral.requests).toHaveLength(3)
  expect(breaker.state()).toMatchObject({ state: 'open', last_fault: { reason: 'status 401' } })
})

test('a shopper who stops while the model is silent ends the request to it', async () => {
  await start(LONG)
  mistral.fail({ hang: true })
  const { turnId } = await shopper.send(QUESTION, randomUUID())
  await eventually(() => expect(mistral.requests).toHaveLength(1))
  expect((await shopper.call('POST', `/turns/${turnId}/stop`)).status).toBe(204)
  expect((await shopper.follow(turnId)).end).toMatchObject({ outcome: 'stopped' })
  expect(breaker.state()).toMatchObject({ state: 'closed', last_fault: null })
})

test('as shipped, no fault keeps a shopper waiting for half a minute, or for two seconds once it is seen', () => {
  const { connect, firstToken, silence, wait, afterFault } = PATIENCE
  expect(Math.max(connect, firstToken, silence)).toBeLessThanOrEqual(wait)
  expect(wait).toBeLessThan(30_000)
  expect(afterFault).toBeLessThan(2_000)
})
