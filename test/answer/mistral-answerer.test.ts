import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMistralAnswerer, UpstreamError } from '../../server/answer/mistral-answerer.ts'
import { type FakeMistral, startFakeMistral } from '../support/fake-mistral.ts'
import { freePort } from '../support/free-port.ts'
import { gate } from '../support/shopper.ts'
import { aRequest, partsOf } from './a-request.ts'

let mistral: FakeMistral
beforeEach(async () => {
  mistral = await startFakeMistral()
})
afterEach(() => mistral.close())

const answerer = (serverUrl = mistral.url, patience = { firstToken: 30_000, silence: 30_000 }) =>
  createMistralAnswerer({ apiKey: 'k', serverUrl, model: 'm', patience })

describe('a model that says nothing', () => {
  it('before its first token is given up', async () => {
    const { promise, open } = gate()
    mistral.fail({ hold: { at: 0, until: promise } })
    const silent = answerer(mistral.url, { firstToken: 30, silence: 30 })
    await expect(partsOf(silent)).rejects.toThrow(new UpstreamError('silent'))
    open()
  })

  it('after its first words is given up', async () => {
    const { promise, open } = gate()
    mistral.fail({ hold: { at: 1, until: promise } })
    const silent = answerer(mistral.url, { firstToken: 30_000, silence: 30 })
    await expect(partsOf(silent)).rejects.toThrow(new UpstreamError('silent'))
    open()
  })

  it('and takes the connection without a word is given up', async () => {
    const deaf = createServer(() => {})
    const port = await freePort()
    await new Promise<void>((resolve) => deaf.listen(port, '127.0.0.1', resolve))
    const silent = answerer(`http://127.0.0.1:${port}`, { firstToken: 30, silence: 30 })
    await expect(partsOf(silent)).rejects.toThrow(new UpstreamError('silent'))
    deaf.closeAllConnections()
    deaf.close()
  })
})

it('is given up when nobody listens there', async () => {
  const nowhere = answerer(`http://127.0.0.1:${await freePort()}`)
  await expect(partsOf(nowhere)).rejects.toThrow(UpstreamError)
})

describe('what is no model’s answer', () => {
  it.each([
    ['an HTML page', '<html><body>Sorry</body></html>', 'text/html'],
    ['JSON in place of a stream', '{"choices":[]}', 'application/json'],
    ['broken chunks', 'data: {"choices":[{"delta":{"content":"x"\n\n', 'text/event-stream'],
    ['chunks of another kind', 'data: {"error":"overloaded"}\n\ndata: [DONE]\n\n', 'text/event-stream'],
    ['nothing', '', 'text/event-stream'],
    ['only the end', 'data: [DONE]\n\n', 'text/event-stream'],
    [
      'an error as the reason of the end',
      'data: {"id":"c","object":"x","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"ha"},"finish_reason":"error"}]}\n\ndata: [DONE]\n\n',
      'text/event-stream',
    ],
  ])('is a fault: %s', async (_, body, type) => {
    const odd = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': type })
      response.end(body)
    })
    const port = await freePort()
    await new Promise<void>((resolve) => odd.listen(port, '127.0.0.1', resolve))
    await expect(partsOf(answerer(`http://127.0.0.1:${port}`))).rejects.toThrow(UpstreamError)
    odd.close()
  })
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

it('ends with what it used, and suggests what it did not cite', async () => {
  mistral.answer({ text: 'Within 30 days [1].' })
  const parts = await partsOf(answerer())
  expect(parts.at(-1)).toEqual({
    type: 'end',
    answerer: 'mistral',
    outcome: 'answered',
    suggestions: ['Returns 2'],
    usage: { promptTokens: 10, completionTokens: 10 },
  })
})
