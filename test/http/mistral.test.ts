import Sqlite from 'better-sqlite3'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { newShopper, type Shopper } from '../support/shopper.ts'
import { useServerWithMistral } from '../support/use-server.ts'
import { eventually } from '../support/eventually.ts'

const { server, mistral } = useServerWithMistral({ env: { MISTRAL_MODEL: 'mistral-test' } })
let shopper: Shopper

beforeEach(async () => {
  shopper = await newShopper(server.url)
  mistral.requests.length = 0
})

/** The record of the last turn, as soon as it is written. */
async function recordOf(turn: { events: { type: string }[] }) {
  const start = turn.events[0]
  const turnId = start && 'turn_id' in start ? start.turn_id : ''
  return eventually(() => {
    const database = new Sqlite(join(server.dataDir, 'verdemuse.db'), { readonly: true })
    try {
      const row = database.prepare('select * from turn_records where turn_id = ?').get(turnId)
      if (!row) throw new Error('no record yet')
      return row
    } finally {
      database.close()
    }
  })
}

describe('a healthy model', () => {
  it('is asked once, streamed, with numbered sources and the question', async () => {
    const turn = await shopper.ask('What is your return policy?')
    expect(turn.end).toMatchObject({ outcome: 'answered', citations: [1] })
    expect(turn.text).toBe(
      'You can send items back to us, and we refund you as soon as they have arrived [1].',
    )
    expect(mistral.requests).toHaveLength(1)
    const [request] = mistral.requests
    expect(request).toMatchObject({ model: 'mistral-test', stream: true })
    const system = String(request?.messages[0]?.content)
    for (const { n, title } of turn.sources) expect(system).toContain(`<source n="${n}" title="${title}"`)
    expect(request?.messages.at(-1)).toEqual({ role: 'user', content: 'What is your return policy?' })
    expect(await recordOf(turn)).toMatchObject({
      answerer: 'mistral',
      fallback_reason: null,
      model: 'mistral-test',
      model_requests: 1,
      prompt_tokens: 10,
      completion_tokens: 10,
      cost_micros: null,
      outcome: 'answered',
      citations: '[1]',
    })
  })

  it('may cite only what it was given', async () => {
    mistral.answer({ parts: ['Send it back [1', ', 4', '2] within 30 days [9', '9].'] })
    const turn = await shopper.ask('What is your return policy?')
    expect(turn.text).toBe('Send it back [1] within 30 days.')
    expect(turn.end).toMatchObject({ citations: [1] })
  })

  it('has `[1, 2]` taken apart', async () => {
    mistral.answer({ parts: ['Both say so [1', ',', ' 2', '].'] })
    expect((await shopper.ask('What is your return policy?')).text).toBe('Both say so [1][2].')
  })

  it('that cites nothing has answered nothing', async () => {
    mistral.answer({ text: 'Our shop was founded on the moon.' })
    const turn = await shopper.ask('What is your return policy?')
    expect(turn.end).toMatchObject({ outcome: 'unsure', citations: [] })
  })

  it('that forgot to cite what a source says has answered, with that source', async () => {
    mistral.answer({ text: 'You can send pieces back within 30 days of delivery.' })
    const turn = await shopper.ask('What is your return policy?')
    expect(turn.text).toBe('You can send pieces back within 30 days of delivery. [1]')
    expect(turn.end).toMatchObject({ outcome: 'answered', citations: [1] })
  })

  it('that comes to its longest answer is cut after its last whole sentence, and says so', async () => {
    mistral.answer({ parts: ['Send it back within 30 days [1]. ', 'Then we will'], finish: 'length' })
    const turn = await shopper.ask('What is your return policy?')
    expect(turn.text).toBe(
      'Send it back within 30 days [1].\n\nThere is more to say than fits into one answer: just ask on.',
    )
    expect(turn.end).toMatchObject({ outcome: 'answered', citations: [1] })
    expect(await recordOf(turn)).toMatchObject({ answerer: 'mistral', fallback_reason: 'cut short' })
  })

  it('that is cut short before its first whole sentence keeps its words', async () => {
    mistral.answer({ parts: ['A. See the page on returns [1]', ' and'], finish: 'length' })
    const turn = await shopper.ask('What is your return policy?')
    expect(turn.text).toMatch(/^A\. See the page on returns \[1\] and\n\nThere is more/)
    expect(turn.end).toMatchObject({ citations: [1] })
  })

  it('may only look up what the shop does not know, not answer it: it would make something up', async () => {
    mistral.answer({ text: 'It boils at 5828 K [1].' })
    const turn = await shopper.ask('What is the boiling point of tungsten in kelvin?')
    expect(turn.sources).toEqual([])
    expect(turn.text).toMatch(/sorry.*(?:guess|information)|(?:guess|information).*sorry/s)
    expect(turn.text).not.toContain('5828')
    expect(turn.end).toMatchObject({ outcome: 'unsure', citations: [] })
    expect(mistral.requests).toMatchObject([{ tool_choice: 'required' }])
    expect(await recordOf(turn)).toMatchObject({
      answerer: 'local',
      fallback_reason: null,
      model_requests: 1,
    })
  })

  it('hears what was said before', async () => {
    mistral.answer({ text: 'Within 30 days [1].' })
    await shopper.ask('What is your return policy?')
    await shopper.ask('And for shoes?')
    expect(mistral.requests[1]?.messages.slice(1)).toMatchObject([
      { role: 'user', content: 'What is your return policy?' },
      { role: 'assistant', content: 'Within 30 days [1].' },
      { role: 'user', content: 'And for shoes?' },
    ])
  })

  it('never sees a card number', async () => {
    await shopper.ask('My card 4111 1111 1111 1111 was charged twice, how do I get a refund?')
    expect(JSON.stringify(mistral.requests)).not.toMatch(/4111|1111/)
  })

  it('is not told of the key', async () => {
    await shopper.ask('What is your return policy?')
    expect(JSON.stringify(mistral.requests)).not.toContain('test-key')
    expect(server.log()).not.toContain('test-key')
  })

  it('cannot break out of its stream with line breaks', async () => {
    const text = 'One\r\n\r\nevent: turn-end\nid: x\ndata: {"type":"turn-end"}\n\n\u2028\0 two [1].'
    mistral.answer({ text })
    const turn = await shopper.ask('What is your return policy?')
    expect(turn.text).toBe(text)
    expect(turn.events.map(({ id }) => id)).toEqual(turn.events.map((_, index) => String(index + 1)))
  })
})

it('that keeps failing is told by /readyz, which stays ready', async () => {
  const model = async () => {
    const response = await fetch(`${server.url}/readyz`)
    const body = (await response.json()) as { checks: { model: object } }
    return [response.status, body.checks.model]
  }
  await eventually(async () =>
    expect(await model()).toMatchObject([200, { state: 'closed', last_fault: null }]),
  )
  mistral.fail({ status: 401 })
  for (let i = 0; i < 3; i++) await shopper.ask('What is your return policy?')
  await eventually(async () =>
    expect(await model()).toMatchObject([200, { state: 'open', last_fault: { reason: 'status 401' } }]),
  )
})
