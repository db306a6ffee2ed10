import { beforeAll, describe, expect, it, test } from 'vitest'
import type { Conversation, Conversations, Message } from '../../server/wire.ts'
import { createClient } from '../support/client.ts'
import { newShopper, problemOf, type Shopper } from '../support/shopper.ts'
import { useServer } from '../support/use-server.ts'

const server = useServer()
let shopper: Shopper

beforeAll(async () => {
  shopper = await newShopper(server.url)
})

describe('the list of conversations', () => {
  it('has only the shopper’s own, named by their first message, newest first', async () => {
    const client = createClient(server.url)
    const { access_token: token } = await client.visitor()
    await newShopper(server.url)
    const ids = [await client.conversation(token), await client.conversation(token)]
    await client.ask(token, ids[1] ?? '', 'second')
    await client.ask(token, ids[0] ?? '', 'first 👩‍🚀 of two')
    await client.ask(token, ids[0] ?? '', 'not a title')
    const { conversations } = (await (
      await client.call('GET', '/v1/conversations', { token })
    ).json()) as Conversations
    expect(conversations.map(({ conversation_id, title }) => [conversation_id, title])).toEqual([
      [ids[0], 'first 👩‍🚀 of two'],
      [ids[1], 'second'],
    ])
  })
})

describe('120 messages', () => {
  const said = Array.from({ length: 60 }, (_, index) => `hello ${index}`)
  let own: Shopper
  beforeAll(async () => {
    own = await newShopper(server.url)
    for (const text of said) await own.ask(text)
  })

  it('come in pages of 50, backwards, without gap or repeat', async () => {
    let pages: Message[][] = []
    let before: string | undefined
    do {
      const query = before ? `?before=${before}` : ''
      const page = (await (await own.call('GET', query)).json()) as Conversation
      pages = [page.messages, ...pages]
      before = page.has_more ? page.messages[0]?.message_id : undefined
    } while (before)
    expect(pages.map((page) => page.length)).toEqual([20, 50, 50])
    const all = pages.flat()
    expect(all.filter(({ role }) => role === 'shopper').map(({ text }) => text)).toEqual(said)
    expect(new Set(all.map(({ message_id }) => message_id)).size).toBe(120)
    expect(all.map(({ role }) => role)).toEqual(said.flatMap(() => ['shopper', 'assistant']))
  })

  it('are all in the transcript, in order', async () => {
    const response = await own.call('GET', '/transcript')
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(response.headers.get('content-disposition')).toMatch(/attachment/)
    expect([...(await response.text()).matchAll(/^hello \d+$/gm)].map(([line]) => line)).toEqual(said)
  })

  it.each(['m_nothing', "' or 1=1 --", '%00', '%F0%9F%91%BB', 'x'.repeat(64)])(
    'before %s, which is not there, is missing',
    async (before) => {
      expect(await problemOf(await own.call('GET', `?before=${before}`))).toMatchObject({ status: 404 })
    },
  )

  it('cannot be paged by a message of another conversation', async () => {
    await shopper.ask('hello')
    const [foreign] = await shopper.messages()
    const response = await own.call('GET', `?before=${foreign?.message_id}`)
    expect(response.status).toBe(404)
  })
})

describe('feedback', () => {
  test('is shown with the answer, and the last word counts', async () => {
    const turn = await shopper.ask('What is your return policy?')
    const start = turn.events[0]
    const turnId = start?.type === 'turn-start' ? start.turn_id : ''
    const helpful = async () =>
      (await shopper.messages()).find(({ role, turn_id }) => role === 'assistant' && turn_id === turnId)
        ?.helpful
    expect(await helpful()).toBeUndefined()
    for (const word of [true, false, true]) {
      const response = await shopper.call('POST', `/turns/${turnId}/feedback`, {
        body: { helpful: word, reason: 'because' },
      })
      expect(response.status).toBe(204)
      expect(await helpful()).toBe(word)
    }
  })

  it.each([
    {},
    { helpful: 'true' },
    { helpful: 1 },
    { helpful: null },
    { helpful: true, reason: 'x'.repeat(1001) },
  ])('of %j is refused', async (body) => {
    const { turnId } = await shopper.send('hi')
    const response = await shopper.call('POST', `/turns/${turnId}/feedback`, { body })
    expect(await problemOf(response)).toMatchObject({ status: 422, errors: expect.any(Array) })
    await shopper.follow(turnId)
  })
})

describe('a rating', () => {
  it.each([1, 5, 3])('of %d is taken, again and again', async (score) => {
    const response = await shopper.call('POST', '/rating', { body: { score, comment: 'so so' } })
    expect(response.status).toBe(204)
  })

  it.each([0, 6, 2.5, '5', null, true, [5], -1, 1e300])('of %j is refused', async (score) => {
    expect(await problemOf(await shopper.call('POST', '/rating', { body: { score } }))).toMatchObject({
      status: 422,
      code: 'unprocessable',
    })
  })
})
