import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { redact } from '../../server/chat/redact/redact.ts'
import { createClient } from '../support/client.ts'
import { evalRows, hasEvalRows } from '../support/eval-rows.ts'
import { processorSeconds } from '../support/processor-seconds.ts'
import { newShopper, type Shopper } from '../support/shopper.ts'
import { useServer } from '../support/use-server.ts'

const server = useServer()
let pid: number
beforeAll(() => {
  pid = server.pid()
})

/** What the shopper said, as the history tells it. */
async function said(shopper: Shopper): Promise<string[]> {
  return (await shopper.messages()).filter(({ role }) => role === 'shopper').map(({ text }) => text)
}

describe('a message comes back from the history as it was written', () => {
  it.each([
    'NUL \0 inside',
    'line\r\nbreaks\u2028and\u2029more\u0085',
    'emoji 👩‍🚀🏴󠁧󠁢󠁥󠁮󠁧󠁿 and ﷽ and Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢',
    'right-to-left \u202e and \u2066 isolated',
    '\u200b',
    'data: x\n\nevent: turn-end\nid: 99\ndata: {}\n\n',
    '<script>alert(1)</script> [1] [click](javascript:alert(1))',
    '"quotes" \\u0000 \\" \'',
    '{"$ne":null}',
    'undefined',
    '__proto__',
    '{{7*7}} %s %n %x $(id) `id`',
    "'; drop table messages; --",
    '../../../etc/passwd',
    `${'😀'.repeat(79)}`,
    `${'x'.repeat(79)}😀`,
  ])('%j', async (text) => {
    const shopper = await newShopper(server.url)
    const turn = await shopper.ask(text)
    expect(turn.end).toMatchObject({ type: 'turn-end' })
    expect(turn.events.map(({ id }) => id)).toEqual(turn.events.map((_, index) => String(index + 1)))
    expect(await said(shopper)).toEqual([text.trim()])
    const list = await createClient(server.url).call('GET', '/v1/conversations', {
      token: shopper.tokens.access_token,
    })
    const { conversations } = (await list.json()) as { conversations: { title: string }[] }
    expect(conversations[0]?.title).toBe(
      text
        .trim()
        .slice(0, 80)
        .replace(/[\ud800-\udbff]$/, ''),
    )
  })

  it('but for half a character, which no store can keep; sent again it is still the same message', async () => {
    const shopper = await newShopper(server.url)
    const id = randomUUID()
    const raw = `{"message_id":"${id}","text":"half \\ud83d of \\ude00 two"}`
    const turns = []
    for (let i = 0; i < 2; i++) {
      const headers = { 'content-type': 'application/json' }
      const response = await shopper.call('POST', '/messages', { raw, headers })
      expect(response.status).toBe(202)
      turns.push(((await response.json()) as { turn_id: string }).turn_id)
    }
    expect(turns[0]).toBe(turns[1])
    expect(await said(shopper)).toEqual(['half \ufffd of \ufffd two'])
  })
})

describe('patterns that make slow matchers hang', () => {
  const onLinux = process.platform === 'linux'
  const long = (unit: string) => unit.repeat(Math.ceil(4000 / unit.length)).slice(0, 3990)

  /** The server's own time for a text and a follow-up, which is read together with it; nobody else is answered then. */
  async function costOf(text: string): Promise<number> {
    const shopper = await newShopper(server.url)
    const before = onLinux ? processorSeconds(server.pid()) : 0
    expect((await shopper.ask(text)).end).toMatchObject({ type: 'turn-end' })
    expect((await shopper.ask('and how about that one?')).end).toMatchObject({ type: 'turn-end' })
    return onLinux ? processorSeconds(server.pid()) - before : 0
  }

  let usual: number
  beforeAll(async () => {
    usual = await costOf(
      long('My green jumper came on Monday and it does not fit, so I want to send it back. '),
    )
  })

  it.each([
    ['spaces', `a${long(' ')}b`],
    ['order and spaces', `order ${long(' ')}x`],
    ['line breaks', `a${long('\n')}b`],
    ['other spaces', `a${long('\u00a0\u2003')}b`],
    ['spaces and marks', long(' . ')],
    ['thanks', long('thanks ')],
    ['joints', long(' and how ')],
    ['amounts', `between ${long('1 ')}`],
    ['commas', `a${long(', ')}b`],
    ['hi', long('hi ')],
    ['how are you', long('how are you ')],
    ['any and in', long('any ')],
    ['under', `under ${long(' ')}x`],
    ['which', long('which what ')],
    ['brackets', long('[')],
    ['citations', long('[1')],
    ['digits', long('1')],
    ['spaced digits', long('1 ')],
    ['IBAN beginnings', long('BE68 ')],
    ['keys', long('eyJ')],
    ['private keys', long('-----BEGIN ')],
    ['cvv', long('cvv ')],
    ['one word', long('x')],
    ['misspelt words', long('retrun polciy shiping ')],
    ['sizes', long('size M ')],
    ['colours', long('in blue ')],
    ['product names', long('Organic Cotton T-shirt ')],
    ['combining marks', long('e\u0301')],
    ['emoji', long('👩‍🚀')],
  ])('%s', async (_, text) => {
    // Beside what the same machine takes for usual words of that length: on a busy one all time is dearer.
    expect(await costOf(text)).toBeLessThanOrEqual(Math.max(2, 20 * usual))
  })
})

describe.skipIf(!hasEvalRows)('the big list of naughty strings', () => {
  it('is answered, and comes back character for character', async () => {
    const texts = evalRows<{ text: string }>('naughty_strings_blns').map(({ text }) => text)
    const part = async (some: string[]) => {
      const shopper = await newShopper(server.url)
      for (const text of some) {
        const turn = await shopper.ask(text)
        expect([text, turn.end?.type ?? turn.status]).toEqual([text, text.trim() === '' ? 422 : 'turn-end'])
      }
      const asWritten = some.map((text) => redact(text.trim())).filter((text) => text !== '')
      expect(await said(shopper)).toEqual(asWritten)
    }
    const parts = Array.from({ length: Math.ceil(texts.length / 20) }, (_, i) =>
      texts.slice(i * 20, i * 20 + 20),
    )
    await Promise.all(parts.map(part))
  })

  it('and bytes that are no UTF-8 are answered or refused, with the valid ones as they were', async () => {
    const shopper = await newShopper(server.url)
    for (const row of evalRows<{ valid_utf8: boolean; b64: string }>('invalid_utf8_utf8tests')) {
      const bytes = Buffer.from(row.b64, 'base64')
      const quoted = row.valid_utf8 ? Buffer.from(JSON.stringify(bytes.toString()).slice(1, -1)) : bytes
      const body = Buffer.concat([
        Buffer.from(`{"message_id":"${randomUUID()}","text":"`),
        quoted,
        Buffer.from('"}'),
      ])
      const response = await shopper.call('POST', '/messages', {
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        raw: body as unknown as string,
      })
      expect([200, 400, 422]).toContain(response.status)
      await response.text()
      if (row.valid_utf8 && response.status === 200)
        expect((await said(shopper)).at(-1)).toBe(redact(bytes.toString().trim()))
    }
  })
})

test('after all that it is still the same process, and nothing failed', async () => {
  expect((await createClient(server.url).call('GET', '/livez')).status).toBe(200)
  expect(server.pid()).toBe(pid)
  expect(server.log()).not.toMatch(/a request failed|a turn failed|failed unseen/)
})
