import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createMistralEmbedder } from '../../server/embed/mistral-embedder.ts'
import { type FakeMistral, startFakeMistral } from '../support/fake-mistral.ts'
import { freePort } from '../support/free-port.ts'

let mistral: FakeMistral
beforeAll(async () => {
  mistral = await startFakeMistral()
})
afterEach(() => mistral.failEmbeddings({}))
afterAll(() => mistral.close())

const embedder = (serverUrl = mistral.url) =>
  createMistralEmbedder({ apiKey: 'k', serverUrl, embedModel: 'mistral-embed' })
const never = new AbortController().signal

it('gives one unit vector a text, in their order', async () => {
  const [shirt, shirts, boat] = await embedder().embed(['a shirt', 'a shirt', 'boats'], never)
  expect(shirt).toHaveLength(1024)
  expect(shirts).toEqual(shirt)
  expect(boat).not.toEqual(shirt)
  expect(Math.hypot(...(boat ?? []))).toBeCloseTo(1, 5)
})

describe('what goes wrong is told in a few words', () => {
  it.each([
    [401, { passing: false, tooMuch: false }],
    [404, { passing: false, tooMuch: false }],
    [400, { passing: false, tooMuch: true }],
    [429, { passing: true, retryAfterMs: 3000 }],
    [503, { passing: true, tooMuch: false }],
  ])('status %i', async (status, how) => {
    mistral.failEmbeddings({ status, headers: { 'retry-after': '3' } })
    await expect(embedder().embed(['a'], never)).rejects.toMatchObject({
      message: `status ${status}`,
      ...how,
    })
  })

  it('nobody there', async () => {
    const nowhere = embedder(`http://127.0.0.1:${await freePort()}`)
    await expect(nowhere.embed(['a'], never)).rejects.toMatchObject({ passing: true })
  })

  it('silence, for as long as is waited', async () => {
    mistral.failEmbeddings({ hang: true })
    const signal = AbortSignal.timeout(20)
    await expect(embedder().embed(['a'], signal)).rejects.toMatchObject({ name: 'TimeoutError' })
  })
})
