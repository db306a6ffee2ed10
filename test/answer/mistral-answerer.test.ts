import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import type { ModelUse } from '../../server/answer/answerer.ts'
import { createMistralAnswerer } from '../../server/answer/mistral/mistral-answerer.ts'
import { PATIENCE, type Patience } from '../../server/answer/mistral/patience.ts'
import { UpstreamError } from '../../server/answer/upstream-error.ts'
import { type FakeMistral, startFakeMistral } from '../support/fake-mistral.ts'
import { freePort } from '../support/free-port.ts'
import { gate } from '../support/shopper.ts'
import { aRequest, partsOf } from './a-request.ts'

let mistral: FakeMistral
beforeEach(async () => {
  mistral = await startFakeMistral()
})
afterEach(() => mistral.close())

const ENDLESS: Patience = {
  ...PATIENCE,
  firstToken: 30_000,
  silence: 30_000,
  wait: 60_000,
  afterFault: 30_000,
}
const answerer = (serverUrl = mistral.url, patience: Partial<Patience> = {}, model = 'm') =>
  createMistralAnswerer({
    apiKey: 'k',
    serverUrl,
    model,
    patience: { ...ENDLESS, ...patience },
    random: () => 0,
  })

describe('a model that says nothing', () => {
  it('before its first token is given up', async () => {
    const { promise, open } = gate()
    mistral.fail({ hold: { at: 0, until: promise } })
    const silent = answerer(mistral.url, { firstToken: 30, silence: 30 })
    await expect(partsOf(silent)).rejects.toMatchObject({ name: 'UpstreamError', message: 'silent' })
    open()
  })

  it('after its first words is given up', async () => {
    const { promise, open } = gate()
    mistral.fail({ hold: { at: 1, until: promise } })
    const silent = answerer(mistral.url, { silence: 30 })
    await expect(partsOf(silent)).rejects.toMatchObject({ name: 'UpstreamError', message: 'silent' })
    open()
  })

  it('and takes the connection without a word is given up', async () => {
    const deaf = createServer(() => {})
    const port = await freePort()
    await new Promise<void>((resolve) => deaf.listen(port, '127.0.0.1', resolve))
    const silent = answerer(`http://127.0.0.1:${port}`, { firstToken: 30, silence: 30 })
    await expect(partsOf(silent)).rejects.toMatchObject({ name: 'UpstreamError', message: 'silent' })
    deaf.closeAllConnections()
    deaf.close()
  })
})

it('is given up when nobody listens there', async () => {
  const nowhere = answerer(`http://127.0.0.1:${await freePort()}`)
  await expect(partsOf(nowhere)).rejects.toThrow(UpstreamError)
})

describe('what is no model’s answer', () => {
  const start = 'data: {"id":"c","object":"x","created":1,"model":"m",'
  it.each([
    ['an HTML page', '<html><body>Sorry</body></html>', 'text/html', 'no stream'],
    ['JSON in place of a stream', '{"choices":[]}', 'application/json', 'no stream'],
    [
      'broken chunks',
      'data: {"choices":[{"delta":{"content":"x"\n\n',
      'text/event-stream',
      'malformed chunk',
    ],
    [
      'chunks of another kind',
      'data: {"error":"overloaded"}\n\ndata: [DONE]\n\n',
      'text/event-stream',
      'malformed chunk',
    ],
    ['nothing', '', 'text/event-stream', 'ended early'],
    ['only the end', 'data: [DONE]\n\n', 'text/event-stream', 'ended early'],
    [
      'an error as the reason of the end',
      `${start}"choices":[{"index":0,"delta":{"content":"ha"},"finish_reason":"error"}]}\n\ndata: [DONE]\n\n`,
      'text/event-stream',
      'ended in error',
    ],
    [
      'calls of tools after the last round',
      `${start}"choices":[{"index":0,"delta":{"tool_calls":[{"id":"a","function":{"name":"x","arguments":"{}"}}]},"finish_reason":"tool_calls"}]}\n\n`,
      'text/event-stream',
      'empty answer',
    ],
  ])('is a fault: %s', async (_, body, type, reason) => {
    await serving(body, type, async (url) => {
      await expect(partsOf(answerer(url))).rejects.toMatchObject({ name: 'UpstreamError', message: reason })
    })
  })
})

/** Runs with a server that gives every request the same answer. */
async function serving(body: string, type: string, run: (url: string) => Promise<void>, status = 200) {
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': type })
    response.end(body)
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  try {
    await run(`http://127.0.0.1:${port}`)
  } finally {
    server.close()
    server.closeAllConnections()
  }
}

it('leaves chunks of an unusual shape to the SDK, and goes on by itself after them', async () => {
  const file = new URL('chunks/handwritten-thinking.chunks.txt', import.meta.url)
  const chunks = readFileSync(file, 'utf8').trim().split('\n')
  const body = `${chunks.map((chunk) => `data: ${chunk}\n\n`).join('')}data: [DONE]\n\n`
  await serving(body, 'text/event-stream', async (url) => {
    const parts = await partsOf(answerer(url))
    const text = parts.map((part) => (part.type === 'text' ? part.text : '')).join('')
    expect(text).toBe('Within 30 days [1].')
    expect(parts.at(-1)).toMatchObject({ outcome: 'answered' })
  })
})

describe('what is used', () => {
  const usesOf = async (model: string, run = answerer(mistral.url, {}, model)) => {
    const uses: ModelUse[] = []
    await partsOf(run, aRequest({ spent: (use) => void uses.push(use) })).catch(() => {})
    return uses
  }

  it('is told as the server counted it, with its price', async () => {
    expect(await usesOf('mistral-small-latest')).toEqual([
      { model: 'mistral-small-latest', promptTokens: 10, completionTokens: 10, costMicros: 8 },
    ])
    expect(await usesOf('my-own-model')).toMatchObject([{ costMicros: null }])
  })

  it('is estimated where the stream broke before it came, never nothing', async () => {
    const uses: ModelUse[] = []
    await readUntilItBreaks({ spent: (use) => void uses.push(use) })
    expect(uses).toMatchObject([{ completionTokens: 100 }])
    expect(uses[0]?.promptTokens).toBeGreaterThan(10)
  })

  it('is nothing where the request was refused, and each try is told', async () => {
    mistral.fail({ status: 503 })
    expect(await usesOf('m')).toEqual(
      Array(3).fill({ model: 'm', promptTokens: 0, completionTokens: 0, costMicros: null }),
    )
  })
})

/** An answer whose connection breaks once its first 400 characters have been read: what is thrown. */
async function readUntilItBreaks(part: Parameters<typeof aRequest>[0] = {}): Promise<unknown> {
  const { promise, open } = gate()
  mistral.fail({ dropAfter: 1, hold: { at: 1, until: promise } })
  mistral.answer({ parts: ['x'.repeat(400), 'never'] })
  try {
    for await (const one of answerer().answer(aRequest(part))) if (one.type === 'text') open()
  } catch (error) {
    return error
  }
  return undefined
}

describe('another try', () => {
  it.each([429, 500, 502, 503, 504])('is made after status %s', async (status) => {
    mistral.fail({ status, times: 2 })
    expect((await partsOf(answerer())).at(-1)).toMatchObject({ outcome: 'answered' })
    expect(mistral.requests).toHaveLength(3)
  })

  it('is made where the connection broke before the first word', async () => {
    mistral.fail({ dropAfter: 0, times: 1 })
    expect((await partsOf(answerer())).at(-1)).toMatchObject({ outcome: 'answered' })
    expect(mistral.requests).toHaveLength(2)
  })

  it.each([
    ['status 401', { status: 401 }],
    ['status 403', { status: 403 }],
    ['malformed chunk', { malformedAt: 0 }],
    ['ended early', { endAfter: 0 }],
    ['status 429', { status: 429, headers: { 'retry-after': '31' } }],
    ['status 503', { status: 503, headers: { 'retry-after': 'Fri, 01 Jan 2100 00:00:00 GMT' } }],
  ])('is not made after %s', async (reason, fault) => {
    mistral.fail(fault)
    await expect(partsOf(answerer())).rejects.toMatchObject({ name: 'UpstreamError', message: reason })
    expect(mistral.requests).toHaveLength(1)
  })

  it('is not made once something was said', async () => {
    expect(await readUntilItBreaks()).toMatchObject({ name: 'UpstreamError', message: 'connection broke' })
    expect(mistral.requests).toHaveLength(1)
  })

  it('waits for as long as the server asks, where that is short', async () => {
    mistral.fail({ status: 429, headers: { 'retry-after': '0' }, times: 1 })
    expect((await partsOf(answerer())).at(-1)).toMatchObject({ outcome: 'answered' })
  })

  it('that hangs does not make a shopper wait longer than the fault allows', async () => {
    mistral.fail({ status: 500, times: 1, after: { hang: true } })
    await expect(partsOf(answerer(mistral.url, { afterFault: 60 }))).rejects.toMatchObject({
      name: 'UpstreamError',
    })
    // It had its try, if the pause before it left any time.
    expect(mistral.requests.length).toBeLessThanOrEqual(2)
  })
})

it('uses its connection again', async () => {
  const connections = await mistral.connections(async () => {
    for (let i = 0; i < 10; i++) await partsOf(answerer())
  })
  // The last end may still be on its way when the next request goes out.
  expect(connections).toBeLessThan(10)
})

it('that is refused for its tools by a server of another make is asked without', async () => {
  mistral.fail({ refuseTools: 400 })
  const one = answerer()
  for (let i = 0; i < 2; i++) expect((await partsOf(one)).at(-1)).toMatchObject({ outcome: 'answered' })
  expect(mistral.requests.map(({ tools }) => tools !== undefined)).toEqual([true, false, false])
})

it('stops asking when the shopper stops', async () => {
  const { promise, open } = gate()
  mistral.fail({ hold: { at: 1, until: promise } })
  const abort = new AbortController()
  const parts: unknown[] = []
  const reading = async () => {
    for await (const part of answerer().answer(aRequest({ signal: abort.signal }))) {
      parts.push(part)
      abort.abort()
    }
  }
  await expect(reading()).rejects.not.toThrow(UpstreamError)
  expect(parts).toHaveLength(1)
  open()
})

it('suggests what it did not cite', async () => {
  mistral.answer({ text: 'Within 30 days [1].' })
  const parts = await partsOf(answerer())
  expect(parts.at(-1)).toEqual({
    type: 'end',
    answerer: 'mistral',
    outcome: 'answered',
    suggestions: ['Returns 2'],
  })
})
