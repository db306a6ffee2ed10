import { readFileSync } from 'node:fs'
import { CompletionChunk$inboundSchema } from '@mistralai/mistralai/models/components'
import { describe, expect, it, test } from 'vitest'
import { type ChatChunk, chatChunkOf } from '../../server/answer/mistral/chat-chunk.ts'
import { createToolCalls, MAX_ARGUMENTS } from '../../server/answer/mistral/tool-calls.ts'

const chunksOf = (name: string) =>
  readFileSync(new URL(`chunks/${name}.chunks.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n')

const read = (name: string): ChatChunk[] =>
  chunksOf(name).map((line) => {
    const chunk = chatChunkOf(line)
    if (!chunk) throw new Error(`not read: ${line}`)
    return chunk
  })

test('text, its end and its usage', () => {
  const chunks = read('handwritten-text')
  expect(chunks.map(({ text }) => text).join('')).toBe('Größe M für 29,99 € 👗 [1].')
  expect(chunks.at(-1)).toMatchObject({
    finishReason: 'stop',
    usage: { promptTokens: 812, completionTokens: 18 },
  })
})

test.each(['handwritten-tool-call', 'handwritten-tool-call-in-pieces'])('tool calls: %s', (name) => {
  const calls = createToolCalls()
  for (const chunk of read(name)) for (const piece of chunk.toolCalls) calls.push(piece)
  expect(calls.all().map(({ name, args }) => [name, JSON.parse(args)])).toEqual([
    ['search_knowledge', { query: 'returns' }],
    ['find_products', {}],
  ])
  expect(new Set(calls.all().map(({ id }) => id)).size).toBe(2)
})

test('what the SDK reads of text and tool calls is the same', () => {
  for (const name of ['handwritten-text', 'handwritten-tool-call'])
    for (const line of chunksOf(name)) {
      const ours = chatChunkOf(line)
      const { choices, usage } = CompletionChunk$inboundSchema.parse(JSON.parse(line))
      expect(ours?.text).toBe(choices[0]?.delta.content)
      expect(ours?.finishReason ?? null).toBe(choices[0]?.finishReason)
      expect(ours?.usage?.promptTokens).toBe(usage?.promptTokens)
      expect(ours?.toolCalls.map((call) => call.id)).toEqual(
        (choices[0]?.delta.toolCalls ?? []).map(({ id }) => id),
      )
    }
})

describe('of any other shape nothing is made up', () => {
  it.each([
    ['{"choices":[{"delta":{"content":"x"'],
    ['[]'],
    ['null'],
    ['"data"'],
    ['{"error":"overloaded"}'],
    ['{"choices":{}}'],
    ['{"choices":[null]}'],
    ['{"choices":[{"message":{"content":"x"}}]}'],
    ['{"choices":[{"delta":{"content":7}}]}'],
    ['{"choices":[{"delta":{"content":[{"type":"text","text":"x"}]}}]}'],
    ['{"choices":[{"delta":{"content":"x"},"finish_reason":1}]}'],
    ['{"choices":[{"delta":{"tool_calls":{}}}]}'],
    ['{"choices":[{"delta":{"tool_calls":[{}]}}]}'],
    ['{"choices":[{"delta":{"tool_calls":[{"function":{"name":7}}]}}]}'],
    ['{"choices":[{"delta":{"tool_calls":[{"function":{"name":"f","arguments":7}}]}}]}'],
    ['{"choices":[],"usage":[]}'],
    ['{"choices":[],"usage":{"prompt_tokens":"many"}}'],
    ['{"choices":[],"usage":{"prompt_tokens":-1}}'],
  ])('%s', (line) => {
    expect(chatChunkOf(line)).toBeUndefined()
  })
})

test('of tool calls without end only so much is kept', () => {
  const calls = createToolCalls()
  for (let i = 0; i < 10_000; i++)
    calls.push({ id: `c${i}`, index: i, name: 'n'.repeat(10_000), args: 'a'.repeat(10_000) })
  expect(calls.all().length).toBeLessThan(100)
  for (const { name, args } of calls.all()) {
    expect(name.length).toBeLessThanOrEqual(100)
    expect(args.length).toBeLessThanOrEqual(MAX_ARGUMENTS + 1)
  }
})
