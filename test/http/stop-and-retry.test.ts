import { beforeEach, describe, expect, it, test } from 'vitest'
import { gate, newShopper, problemOf, type Shopper, untilText } from '../support/shopper.ts'
import { readTurn } from '../support/client.ts'
import { useServerWithMistral } from '../support/use-server.ts'

const { server, mistral } = useServerWithMistral()
const question = 'What is your return policy?'
let shopper: Shopper

beforeEach(async () => {
  shopper = await newShopper(server.url)
})

/** Asks, and stops when this much is there. */
async function stopAfter(wanted: string, at: number) {
  const { promise, open } = gate()
  mistral.fail({ hold: { at, until: promise } })
  mistral.answer({ parts: ['You can ', 'send it ', 'back [1]', '. And ', 'more.'] })
  const { turnId } = await shopper.send(question)
  const stream = await shopper.call('GET', `/turns/${turnId}/events`)
  if (wanted !== '') await untilText(stream, wanted)
  else await stream.body?.cancel()
  const response = await shopper.call('POST', `/turns/${turnId}/stop`)
  expect(response.status).toBe(204)
  open()
  mistral.fail({})
  return turnId
}

async function retry(turnId: string) {
  return readTurn(await shopper.call('POST', `/turns/${turnId}/retry`))
}

describe('stop', () => {
  it('ends the turn in mid-answer, and keeps what was said', async () => {
    const turnId = await stopAfter('You can send it', 2)
    const { text, end, events } = await shopper.follow(turnId)
    expect(end).toMatchObject({ type: 'turn-end', outcome: 'stopped' })
    expect(events.filter(({ type }) => type === 'turn-end')).toHaveLength(1)
    expect(text.trim()).toBe('You can send it')
    const messages = await shopper.messages()
    expect(messages.map((message) => [message.role, message.text.trim(), message.outcome])).toEqual([
      ['shopper', question, undefined],
      ['assistant', 'You can send it', 'stopped'],
    ])
    expect((await shopper.history()).turn).toBeNull()
  })

  it('before the first word leaves no answer', async () => {
    const turnId = await stopAfter('', 0)
    expect((await shopper.follow(turnId)).end).toMatchObject({ outcome: 'stopped' })
    expect((await shopper.messages()).map(({ role }) => role)).toEqual(['shopper'])
  })

  it('reaches readers that are following', async () => {
    const { promise, open } = gate()
    mistral.fail({ hold: { at: 1, until: promise } })
    const { turnId } = await shopper.send(question)
    const following = shopper.follow(turnId)
    await untilText(await shopper.call('GET', `/turns/${turnId}/events`), 'Y')
    await shopper.call('POST', `/turns/${turnId}/stop`)
    expect((await following).end).toMatchObject({ outcome: 'stopped' })
    open()
  })

  it('of a turn that has ended changes nothing', async () => {
    const turn = await shopper.ask(question)
    const start = turn.events[0]
    const turnId = start?.type === 'turn-start' ? start.turn_id : ''
    expect((await shopper.call('POST', `/turns/${turnId}/stop`)).status).toBe(204)
    expect((await shopper.follow(turnId)).events).toEqual(turn.events)
  })
})

describe('retry', () => {
  test('of a stopped turn takes the place of what it had said', async () => {
    const turnId = await stopAfter('You can send it', 2)
    const again = await retry(turnId)
    expect(again.end).toMatchObject({ outcome: 'answered' })
    const messages = await shopper.messages()
    expect(messages.map(({ role }) => role)).toEqual(['shopper', 'assistant'])
    expect(messages[1]).toMatchObject({ text: again.text, outcome: 'answered' })
    expect(mistral.requests.at(-1)?.messages.at(-1)).toEqual({ role: 'user', content: question })
  })

  test('is for the newest turn of a message only, and once', async () => {
    const turnId = await stopAfter('You can send it', 2)
    const responses = await Promise.all([1, 2, 3].map(() => shopper.call('POST', `/turns/${turnId}/retry`)))
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    for (const response of responses) {
      if (response.status === 200) expect((await readTurn(response)).end).toMatchObject({ type: 'turn-end' })
      else expect(await problemOf(response)).toMatchObject({ code: 'turn_not_retryable' })
    }
    expect((await shopper.messages()).map(({ role }) => role)).toEqual(['shopper', 'assistant'])
  })

  test('of an answered turn is refused, and the answer stays', async () => {
    const turn = await shopper.ask(question)
    const start = turn.events[0]
    const turnId = start?.type === 'turn-start' ? start.turn_id : ''
    const response = await shopper.call('POST', `/turns/${turnId}/retry`)
    expect(await problemOf(response)).toMatchObject({ status: 409, code: 'turn_not_retryable' })
    expect((await shopper.messages())[1]?.text).toBe(turn.text)
  })

  test('of a running turn is refused', async () => {
    const { promise, open } = gate()
    mistral.fail({ hold: { at: 1, until: promise } })
    const { turnId } = await shopper.send(question)
    const response = await shopper.call('POST', `/turns/${turnId}/retry`)
    expect(await problemOf(response)).toMatchObject({ status: 409, code: 'turn_not_retryable' })
    open()
    expect((await shopper.follow(turnId)).end).toMatchObject({ outcome: 'answered' })
  })

  test('is told what was said before its message, not after', async () => {
    mistral.answer({ text: 'Hello you.' })
    await shopper.ask('Do you repair jackets?')
    const turnId = await stopAfter('You can send it', 2)
    await shopper.ask('Which payment methods are there?')
    await retry(turnId)
    const said = mistral.requests
      .at(-1)
      ?.messages.slice(1)
      .map(({ content }) => content)
    expect(said).toEqual(['Do you repair jackets?', 'Hello you.', question])
  })

  test('names the message that it answers, while it runs and once it is kept', async () => {
    const turnId = await stopAfter('You can send it', 2)
    await shopper.ask('Which payment methods are there?')
    const [first, , second] = await shopper.messages()
    const { promise, open } = gate()
    mistral.fail({ hold: { at: 1, until: promise } })
    const again = retry(turnId)
    await expect.poll(async () => (await shopper.history()).turn?.message_id).toBe(first?.message_id)
    open()
    await again
    expect((await shopper.messages()).flatMap(({ answers }) => answers ?? [])).toEqual([
      second?.message_id,
      first?.message_id,
    ])
  })
})
