import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { gate, newShopper, type Shopper, untilText } from '../support/shopper.ts'
import { useServerWithMistral } from '../support/use-server.ts'
import { eventually } from '../support/eventually.ts'

const { server, mistral } = useServerWithMistral()
let shopper: Shopper
let hold: ReturnType<typeof gate>

beforeEach(async () => {
  shopper = await newShopper(server.url)
  hold = gate()
  mistral.requests.length = 0
})

/** A turn that is still running would take the answer that the next test has laid out. */
afterEach(async () => {
  hold.open()
  mistral.fail({})
  await eventually(async () => {
    const conversation: { turn: unknown } = await (await shopper.call('GET', '')).json()
    expect(conversation.turn).toBeNull()
  })
})

/** What the model was asked last, after the system's part. */
const asked = () => mistral.requests.at(-1)?.messages.slice(1)

describe('a message while a turn runs that has said nothing yet', () => {
  it('stops that turn, and both are answered together', async () => {
    mistral.fail({ hold: { at: 0, until: hold.promise } })
    const first = await shopper.send('What is your return policy?')
    const second = await shopper.send('For shoes, I mean')
    mistral.fail({})
    hold.open()
    expect((await shopper.follow(first.turnId)).end).toMatchObject({ outcome: 'stopped' })
    const answer = await shopper.follow(second.turnId)
    expect(answer.end).toMatchObject({ outcome: 'answered' })
    expect(asked()).toEqual([{ role: 'user', content: 'What is your return policy?\nFor shoes, I mean' }])
    const messages = await shopper.messages()
    expect(messages.map(({ role, text }) => [role, text])).toEqual([
      ['shopper', 'What is your return policy?'],
      ['shopper', 'For shoes, I mean'],
      ['assistant', answer.text],
    ])
  })

  it('goes on joining, however many come', async () => {
    mistral.fail({ hold: { at: 0, until: hold.promise } })
    const texts = ['What is', 'your', 'return', 'policy', 'for shoes', '?!']
    const sent = []
    for (const text of texts) sent.push(await shopper.send(text))
    mistral.fail({})
    hold.open()
    expect((await shopper.follow(sent.at(-1)?.turnId ?? '')).end).toMatchObject({ type: 'turn-end' })
    expect(asked()).toEqual([{ role: 'user', content: texts.join('\n') }])
    for (const { turnId } of sent.slice(0, -1))
      expect((await shopper.follow(turnId)).end).toMatchObject({ outcome: 'stopped' })
  })
})

describe('a message while an answer is being told', () => {
  /** A turn that has told its first words and goes on when the hold opens. */
  async function answering() {
    mistral.fail({ hold: { at: 1, until: hold.promise } })
    mistral.answer({ parts: ['Wait for', ' it [1].'] })
    const { turnId } = await shopper.send('What is your return policy?')
    await untilText(await shopper.call('GET', `/turns/${turnId}/events`), 'Wait')
    return turnId
  }

  it('waits, and is answered next', async () => {
    const first = await answering()
    const second = await shopper.send('And how long does delivery take?')
    mistral.fail({})
    hold.open()
    expect(await shopper.follow(first)).toMatchObject({
      text: 'Wait for it [1].',
      end: { outcome: 'answered' },
    })
    expect((await shopper.follow(second.turnId)).end).toMatchObject({ outcome: 'answered' })
    expect(asked()?.map(({ content }) => content)).toEqual([
      'What is your return policy?',
      'Wait for it [1].',
      'And how long does delivery take?',
    ])
  })

  it('waits with two others at most; the next is refused and leaves nothing', async () => {
    const first = await answering()
    const sent = [1, 2, 3].map((n) => shopper.send(`What is delivery option ${n}?`))
    const waiting = await Promise.all(sent)
    expect(waiting.map(({ status }) => status)).toEqual([202, 202, 202])
    const refusedId = randomUUID()
    expect(await shopper.send('And this?', refusedId)).toMatchObject({
      status: 409,
      code: 'turn_in_progress',
    })
    expect((await shopper.messages()).some(({ text }) => text === 'And this?')).toBe(false)
    mistral.fail({})
    hold.open()
    for (const turnId of [first, ...waiting.map((turn) => turn.turnId)])
      expect((await shopper.follow(turnId)).end).toMatchObject({ type: 'turn-end' })
    const again = await shopper.send('And this?', refusedId)
    expect(again.status).toBe(202)
    await shopper.follow(again.turnId)
  })

  it('is told nothing of what was said after it', async () => {
    const first = await answering()
    const second = await shopper.send('How long does delivery take?')
    const third = await shopper.send('Which payment methods are there?')
    mistral.fail({})
    hold.open()
    for (const turnId of [first, second.turnId, third.turnId]) await shopper.follow(turnId)
    const [, toSecond = [], toThird = []] = mistral.requests.map(({ messages }) => messages.slice(1))
    expect(toSecond.map(({ content }) => content)).not.toContain('Which payment methods are there?')
    expect(toThird.map(({ content }) => content)).toContain('How long does delivery take?')
  })

  it('can be stopped while it waits, and the one before goes on', async () => {
    const first = await answering()
    const second = await shopper.send('How long does delivery take?')
    expect((await shopper.call('POST', `/turns/${second.turnId}/stop`)).status).toBe(204)
    expect((await shopper.follow(second.turnId)).end).toMatchObject({ outcome: 'stopped' })
    hold.open()
    expect((await shopper.follow(first)).end).toMatchObject({ outcome: 'answered' })
    expect(mistral.requests).toHaveLength(1)
  })

  it('can be followed from its start while it waits', async () => {
    await answering()
    const second = await shopper.send('How long does delivery take?')
    const following = shopper.follow(second.turnId)
    mistral.fail({})
    hold.open()
    const { events, end } = await following
    expect(events[0]).toMatchObject({ type: 'turn-start', turn_id: second.turnId })
    expect(end).toMatchObject({ outcome: 'answered' })
  })
})

it('the running turn and its newest event stand in the conversation', async () => {
  mistral.fail({ hold: { at: 1, until: hold.promise } })
  const { turnId } = await shopper.send('What is your return policy?')
  await untilText(await shopper.call('GET', `/turns/${turnId}/events`), 'Y')
  const { turn } = await shopper.history()
  expect(turn).toMatchObject({ turn_id: turnId, last_event_id: expect.any(Number) })
  hold.open()
  const { events } = await shopper.follow(turnId, turn?.last_event_id)
  expect(events[0]?.id).toBe(String((turn?.last_event_id ?? 0) + 1))
  expect((await shopper.history()).turn).toBeNull()
})
