import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it, test } from 'vitest'
import type { AskedTurn } from '../support/client.ts'
import { newShopper, problemOf, type Shopper } from '../support/shopper.ts'
import { useServer } from '../support/use-server.ts'

const server = useServer()
let shopper: Shopper
let turn: AskedTurn
let turnId: string

beforeAll(async () => {
  shopper = await newShopper(server.url)
  turn = await shopper.ask('What is your return policy?')
  turnId = turn.events[0]?.type === 'turn-start' ? turn.events[0].turn_id : ''
})

describe('the events of a turn', () => {
  it('are numbered 1, 2, 3 … and named by their type', () => {
    expect(turn.events.map(({ id }) => id)).toEqual(turn.events.map((_, index) => String(index + 1)))
    expect(turn.events.map(({ event }) => event)).toEqual(turn.events.map(({ type }) => type))
  })

  it('begin with turn-start, tell sources before text, and end once, last', () => {
    const types = turn.events.map(({ type }) => type)
    expect(types[0]).toBe('turn-start')
    expect(types.indexOf('sources')).toBeLessThan(types.indexOf('text-delta'))
    expect(types.filter((type) => type === 'turn-end' || type === 'turn-error')).toEqual(['turn-end'])
    expect(types.at(-1)).toBe('turn-end')
  })

  it('cite only sources that were told, and end with those', () => {
    const cited = [...turn.text.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1]))
    expect(cited.length).toBeGreaterThan(0)
    expect(turn.sources.map(({ n }) => n)).toEqual(expect.arrayContaining(cited))
    expect(turn.end).toMatchObject({ outcome: 'answered', citations: [...new Set(cited)] })
    const { confidence } = turn.end?.type === 'turn-end' ? turn.end : { confidence: 0 }
    expect(confidence).toBeGreaterThan(0.5)
    expect(confidence).toBeLessThanOrEqual(1)
  })

  it('come with headers that no proxy may misunderstand', async () => {
    const response = await shopper.call('GET', `/turns/${turnId}/events`)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    })
    expect(response.headers.get('content-encoding')).toBeNull()
    expect(await response.text()).toMatch(/^: /)
  })
})

describe('resuming', () => {
  test('after every event gives exactly the rest, byte for byte', async () => {
    const whole = await rawEvents()
    const blocks = whole.split(/(?<=\n\n)/)
    for (let after = 0; after <= turn.events.length; after++) {
      const rest = await rawEvents(String(after))
      expect(rest).toBe(blocks.slice(after).join(''))
    }
  })

  it.each(['1', '002'])('takes %j for the number it is', async (after) => {
    expect((await shopper.follow(turnId, after)).events[0]?.id).toBe(String(Number(after) + 1))
  })

  it.each([1, 1e9, 1e12, 1e30])('%d beyond the log is log_truncated', async (beyond) => {
    const after = (BigInt(beyond) + BigInt(turn.events.length)).toString()
    const response = await shopper.call('GET', `/turns/${turnId}/events`, {
      headers: { 'last-event-id': after },
    })
    expect(await problemOf(response)).toMatchObject({ status: 409, code: 'log_truncated' })
  })

  it.each(['x', '-1', '1.5', '1e1', '0x1', '1,2', 'NaN', '\u00b9'])('%j is no number', async (after) => {
    const response = await shopper.call('GET', `/turns/${turnId}/events`, {
      headers: { 'last-event-id': after },
    })
    expect(await problemOf(response)).toMatchObject({ status: 400, code: 'invalid_request' })
  })

  async function rawEvents(after?: string): Promise<string> {
    const response = await shopper.call('GET', `/turns/${turnId}/events`, {
      ...(after === undefined ? {} : { headers: { 'last-event-id': after } }),
    })
    return (await response.text()).replaceAll(/^:.*\n\n/gm, '')
  }
})

describe('sending a message', () => {
  it('without an Accept for events is 202, and the events can be read', async () => {
    const { status, turnId: id } = await shopper.send('How long does delivery take?')
    expect(status).toBe(202)
    const { events, end } = await shopper.follow(id)
    expect(events[0]).toMatchObject({ type: 'turn-start', turn_id: id, id: '1' })
    expect(end).toMatchObject({ type: 'turn-end', outcome: 'answered' })
  })

  test('again with the same id and text is the same turn, to the byte', async () => {
    const id = randomUUID()
    const first = await shopper.ask('Do you ship abroad?', id)
    const second = await shopper.ask('  Do you ship abroad? \n', id)
    expect(second.events).toEqual(first.events)
    expect(await timesSaid('Do you ship abroad?')).toBe(1)
  })

  test('twice at the same moment is one message and one turn', async () => {
    const id = randomUUID()
    const turns = await Promise.all(Array.from({ length: 8 }, () => shopper.send('Is it vegan?', id)))
    expect(new Set(turns.map((sent) => sent.turnId)).size).toBe(1)
    expect(turns.map(({ status }) => status)).toEqual(Array(8).fill(202))
    await shopper.follow(turns[0]?.turnId ?? '')
    expect(await timesSaid('Is it vegan?')).toBe(1)
    const answers = (await shopper.messages()).filter(
      ({ role, turn_id }) => role === 'assistant' && turn_id === turns[0]?.turnId,
    )
    expect(answers).toHaveLength(1)
  })

  test('again with the same id and another text is a conflict', async () => {
    const id = randomUUID()
    await shopper.ask('What are your opening hours?', id)
    expect(await shopper.send('What are your prices?', id)).toMatchObject({
      status: 409,
      code: 'message_id_conflict',
    })
  })

  test('with an id that another conversation used is another message', async () => {
    const id = randomUUID()
    const other = await newShopper(server.url)
    const [mine, theirs] = [await shopper.ask('Thanks!', id), await other.ask('Hello!', id)]
    expect([mine.end, theirs.end]).toMatchObject([{ outcome: 'smalltalk' }, { outcome: 'smalltalk' }])
    expect(mine.text).not.toBe(theirs.text)
  })

  async function timesSaid(text: string): Promise<number> {
    return (await shopper.messages()).filter((message) => message.text === text).length
  }
})
