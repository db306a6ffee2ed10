import { Mistral } from '@mistralai/mistralai'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FakeMistral, startFakeMistral } from './fake-mistral.ts'

// Tests of our answerer are worth what the fake is worth: here Mistral's own SDK reads it.

let fake: FakeMistral
let sdk: Mistral

beforeEach(async () => {
  fake = await startFakeMistral()
  sdk = new Mistral({ apiKey: 'k', serverURL: fake.url, retryConfig: { strategy: 'none' } })
})

afterEach(() => fake.close())

async function read() {
  const stream = await sdk.chat.stream({ model: 'm', messages: [{ role: 'user', content: 'hi' }] })
  const turn = { text: '', finish: '' as string | null, tools: [] as string[] }
  for await (const { data } of stream) {
    const choice = data.choices[0]
    turn.text += choice?.delta.content ?? ''
    turn.tools.push(...(choice?.delta.toolCalls ?? []).map((call) => call.function.name))
    turn.finish = choice?.finishReason ?? null
  }
  return turn
}

test('streams what was queued, in order, and keeps the requests', async () => {
  fake.answer({ text: 'one' }, { parts: ['t', 'wo'] })
  expect(await read()).toEqual({ text: 'one', finish: 'stop', tools: [] })
  expect(await read()).toEqual({ text: 'two', finish: 'stop', tools: [] })
  expect(fake.requests.map(({ model, stream }) => ({ model, stream }))).toEqual([
    { model: 'm', stream: true },
    { model: 'm', stream: true },
  ])
})

test('asks for a tool', async () => {
  fake.answer({ tool_calls: [{ id: 'c1', type: 'function', function: { name: 'find', arguments: '{}' } }] })
  expect(await read()).toMatchObject({ finish: 'tool_calls', tools: ['find'] })
})

test('refuses, cuts and ends early when told to, and heals', async () => {
  fake.fail({ status: 503 })
  await expect(read()).rejects.toThrow()
  fake.fail({ dropAfter: 1 })
  await expect(read()).rejects.toThrow()
  fake.fail({ endAfter: 1 })
  expect((await read()).finish).toBeNull()
  fake.fail({})
  expect((await read()).finish).toBe('stop')
})

test('embeds texts that share words near each other', async () => {
  const { data } = await sdk.embeddings.create({
    model: 'e',
    inputs: ['return policy', 'returns policy', 'a hat'],
  })
  const [first = [], second = [], third = []] = data.map(({ embedding }) => embedding ?? [])
  const dot = (a: number[], b: number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)
  expect(dot(first, second)).toBeGreaterThan(dot(first, third) + 0.3)
})
