import { describe, expect, test } from 'vitest'
import { ChatProblem } from '../../widget/chat-problem.ts'
import { type ConversationUpdate, followConversation } from '../../widget/follow-conversation.ts'
import { streamOf } from './support/stream-of.ts'

const closed = (id: number) => `id: ${id}\ndata: {"type":"conversation-closed","author":"staff"}\n\n`
const typing = 'data: {"type":"typing","author":"staff"}\n\n'

/** Follows until no stream is left, and gives what was told and how it was asked for. */
async function follow(streams: (string | Error)[], { lives = 0 } = {}) {
  const end = new AbortController()
  const asked: number[] = []
  const waited: number[] = []
  const told: ConversationUpdate[] = []
  let now = 0
  const updates = followConversation({
    lastEventId: 5,
    signal: end.signal,
    silenceMs: 1000,
    now: () => now,
    async wait(tries) {
      waited.push(tries)
      if (streams.length === 0) end.abort('over')
      end.signal.throwIfAborted()
    },
    async open(lastId) {
      asked.push(lastId)
      const stream = streams.shift()
      if (stream instanceof Error) throw stream
      now += lives
      return new Response(streamOf(': open\n\n', stream ?? ''))
    },
  })
  const failure = await (async () => {
    for await (const update of updates) told.push(update)
  })().catch((error: unknown) => error)
  return { asked, waited, told, failure }
}

describe('followConversation', () => {
  test('goes on after the last event, and tells none twice', async () => {
    const { asked, told } = await follow([closed(6) + closed(7), closed(7) + closed(8)])
    expect(asked).toEqual([5, 7])
    expect(told.flatMap((update) => (update.type === 'event' ? [update.id] : []))).toEqual([6, 7, 8])
  })

  test('a passing event has no number, though it comes after one', async () => {
    const { asked, told } = await follow([closed(6) + typing, ''])
    expect(told[2]).toEqual({ type: 'event', event: { type: 'typing', author: 'staff' } })
    expect(asked).toEqual([5, 6])
  })

  test('says that the line is lost where it does not come back at once, and when it is found', async () => {
    const { told } = await follow(['', new ChatProblem('offline'), ''])
    expect(told.map(({ type }) => type).slice(0, 3)).toEqual(['line-found', 'line-lost', 'line-found'])
  })

  test('waits where it has asked too often, and is over where it is refused', async () => {
    const patient = await follow([new ChatProblem('rate_limited', 429), closed(6)])
    expect(patient.told).toContainEqual({
      type: 'event',
      event: JSON.parse(closed(6).split('data: ')[1] ?? ''),
      id: 6,
    })
    expect((await follow([new ChatProblem('forbidden', 403), closed(6)])).asked).toEqual([5])
  })

  test('opens a line soon again that lived for long, and ever later one that does not', async () => {
    expect((await follow(['', '', ''])).waited).toEqual([1, 2, 3])
    expect((await follow(['', '', ''], { lives: 20_000 })).waited).toEqual([1, 1, 1])
  })

  test('ends with what no further try would change', async () => {
    const { asked, failure } = await follow([new ChatProblem('log_truncated', 409), ''])
    expect(failure).toMatchObject({ code: 'log_truncated' })
    expect(asked).toEqual([5])
  })

  test('ends with its signal', async () => {
    expect((await follow([''])).failure).toBe('over')
  })
})
