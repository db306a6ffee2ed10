import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TurnEvent } from '../../server/wire.ts'
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

const noWait: FollowParts['wait'] = async () => {}

async function follow(parts: Partial<FollowParts> & Pick<FollowParts, 'open'>): Promise<TurnUpdate[]> {
  const updates: TurnUpdate[] = []
  const signal = new AbortController().signal
  for await (const update of followTurn({ signal, wait: noWait, ...parts })) updates.push(update)
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

  test('goes on after the network was gone', async () => {
    let tries = 0
    const updates = await follow({
      async open(_, lastId) {
        if (++tries < 4) throw new ChatProblem('offline')
        return new Response(streamOf(bytesAfter(lastId)))
      },
    })
    expect(updates.slice(0, 4).map((update) => update.type)).toEqual([
      'reconnecting',
      'reconnecting',
      'reconnecting',
      'turn-start',
    ])
  })

  test('never makes up an end: a line that stays dead is interrupted', async () => {
    const updates: TurnUpdate[] = []
    const parts: FollowParts = {
      signal: new AbortController().signal,
      wait: noWait,
      open: async (_, lastId) => new Response(streamOf(lastId === 0 ? bytesAfter(0).slice(0, 200) : '')),
    }
    await expect(async () => {
      for await (const update of followTurn(parts)) updates.push(update)
    }).rejects.toMatchObject({ code: 'interrupted' })
    expect(updates.some((update) => update.type === 'turn-end' || update.type === 'turn-error')).toBe(false)
  })

  test('says offline when the server was never reached', async () => {
    const open = async (): Promise<Response> => {
      throw new ChatProblem('offline')
    }
    await expect(follow({ open })).rejects.toMatchObject({ code: 'offline' })
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
