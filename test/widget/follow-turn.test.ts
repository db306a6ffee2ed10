import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Message, TurnEvent } from '../../server/wire.ts'
import { ChatProblem } from '../../widget/chat-problem.ts'
import { type FollowParts, followTurn, type TurnUpdate } from '../../widget/follow-turn.ts'
import { streamOf } from './support/stream-of.ts'

const turn: TurnEvent[] = [
  { type: 'turn-start', turn_id: 't1', message_id: 'm1' },
  { type: 'status', stage: 'writing' },
  { type: 'text-delta', text: 'Grüße ' },
  { type: 'text-delta', text: 'aus dem Lager 🌱' },
  { type: 'turn-end', outcome: 'answered', confidence: 1, citations: [] },
]

function bytesAfter(lastId: number): Uint8Array {
  const text = turn
    .map((event, index) => `event: ${event.type}\nid: ${index + 1}\ndata: ${JSON.stringify(event)}\n\n`)
    .slice(lastId)
    .join('')
  return new TextEncoder().encode(`: open\n\n${text}`)
}

const { signal: forever } = new AbortController()

async function follow(parts: Partial<FollowParts> & Pick<FollowParts, 'open'>): Promise<TurnUpdate[]> {
  const updates: TurnUpdate[] = []
  const whole: FollowParts = {
    signal: forever,
    wait: async () => {},
    readBack: async () => undefined,
    ...parts,
  }
  for await (const { update } of followTurn(whole)) updates.push(update)
  return updates
}

const toldEvents = (updates: TurnUpdate[]) => updates.filter((update) => update.type !== 'reconnecting')

describe('followTurn', () => {
  test('comes to the same events wherever the line is cut, however often', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(400), { maxLength: 6 }), async (cuts) => {
        const asked: (string | undefined)[] = []
        const updates = await follow({
          async open(turnId, lastId) {
            asked.push(turnId)
            const cut = cuts.shift()
            return new Response(streamOf(bytesAfter(lastId).slice(0, cut)))
          },
        })
        expect(toldEvents(updates)).toEqual(turn)
      }),
      { numRuns: 300 },
    )
  })

  test('resumes by the turn id, after the last event that it has seen', async () => {
    const asked: [string | undefined, number][] = []
    await follow({
      async open(turnId, lastId) {
        asked.push([turnId, lastId])
        const whole = bytesAfter(lastId)
        return new Response(streamOf(asked.length === 1 ? whole.slice(0, -60) : whole))
      },
    })
    expect(asked).toEqual([
      [undefined, 0],
      ['t1', 4],
    ])
  })

  test('goes on with a turn that is known after the last event of it', async () => {
    const updates = await follow({
      turnId: 't1',
      lastEventId: 3,
      open: async (_, lastId) => new Response(streamOf(bytesAfter(lastId))),
    })
    expect(updates).toEqual(turn.slice(3))
  })

  test('takes up a turn again however long the network was gone', async () => {
    let tries = 0
    const waited: number[] = []
    const updates = await follow({
      turnId: 't1',
      wait: async (count) => void waited.push(count),
      async open(_, lastId) {
        if (++tries < 200) throw new ChatProblem('offline')
        return new Response(streamOf(bytesAfter(lastId)))
      },
    })
    expect(waited).toEqual(Array.from({ length: 199 }, (_, i) => i + 1))
    expect(toldEvents(updates)).toEqual(turn)
  })

  test('never makes up an end: a line that stays dead is asked again and again', async () => {
    const controller = new AbortController()
    const updates: TurnUpdate[] = []
    let tries = 0
    const parts: FollowParts = {
      signal: controller.signal,
      readBack: async () => undefined,
      async wait() {
        if (++tries === 50) controller.abort('enough')
        controller.signal.throwIfAborted()
      },
      open: async (_, lastId) =>
        new Response(streamOf(lastId === 0 ? bytesAfter(0).slice(0, 200) : ': open\n\n')),
    }
    await expect(async () => {
      for await (const { update } of followTurn(parts)) updates.push(update)
    }).rejects.toBe('enough')
    expect(new Set(updates.map(({ type }) => type))).toEqual(
      new Set(['turn-start', 'status', 'reconnecting']),
    )
  })

  test('leaves a message that met no server to its sender, and tries no second time', async () => {
    let tries = 0
    const open = async (): Promise<Response> => {
      tries++
      throw new ChatProblem('offline')
    }
    await expect(follow({ open })).rejects.toMatchObject({ code: 'offline' })
    expect(tries).toBe(1)
  })

  test('brings a message a few times to a server that fails, and then says so', async () => {
    let tries = 0
    const open = async (): Promise<Response> => {
      tries++
      throw new ChatProblem('over_capacity', 503)
    }
    await expect(follow({ open })).rejects.toMatchObject({ code: 'over_capacity' })
    expect(tries).toBe(4)
  })

  test('starts from the beginning where the server’s log is shorter than what was seen', async () => {
    const asked: number[] = []
    const updates = await follow({
      turnId: 't1',
      lastEventId: 9,
      async open(_, lastId) {
        asked.push(lastId)
        if (lastId > turn.length) throw new ChatProblem('log_truncated', 409)
        return new Response(streamOf(bytesAfter(lastId)))
      },
    })
    expect(asked).toEqual([9, 0])
    expect(toldEvents(updates)).toEqual(turn)
  })

  test('counts a silent line as dead, and after two reads the stored answer back once there is one', async () => {
    const message: Message = {
      message_id: 'm2',
      turn_id: 't1',
      role: 'assistant',
      text: 'Grüße aus dem Lager 🌱',
      created_at: '',
    }
    let opened = 0
    let asked = 0
    const updates = await follow({
      silenceMs: 1,
      turnId: 't1',
      async open() {
        opened++
        return new Response(new ReadableStream())
      },
      readBack: async () => (++asked < 3 ? undefined : message),
    })
    expect(opened).toBe(2)
    expect(asked).toBe(3)
    expect(toldEvents(updates)).toEqual([{ type: 'read-back', message }])
  })

  test('takes a refusal for an answer', async () => {
    let tries = 0
    const open = async (): Promise<Response> => {
      tries++
      throw new ChatProblem('rate_limited', 429)
    }
    await expect(follow({ open })).rejects.toMatchObject({ code: 'rate_limited' })
    expect(tries).toBe(1)
  })

  test('ends with the abort, and opens nothing more', async () => {
    const controller = new AbortController()
    let opened = 0
    const open = async () => {
      opened++
      controller.abort('stopped')
      return new Response(streamOf(''))
    }
    await expect(follow({ open, signal: controller.signal })).rejects.toBe('stopped')
    expect(opened).toBe(1)
  })
})
