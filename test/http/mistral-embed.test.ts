import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FakeMistral, startFakeMistral } from '../support/fake-mistral.ts'
import { newShopper, type Shopper } from '../support/shopper.ts'
import { type RunningServer, startServer } from '../support/start-server.ts'
import { eventually } from '../support/eventually.ts'

const RANKS = /mistral-embed: (\d+) texts, (\d+) of them embedded now; it ranks what is found/g
const QUESTION = 'What is your return policy?'
let mistral: FakeMistral
let server: RunningServer
let kbDir: string
let shopper: Shopper

beforeAll(async () => {
  kbDir = join(mkdtempSync(join(tmpdir(), 'verdemuse-kb-')), 'kb')
  mkdirSync(kbDir)
  for (const part of ['shop.json', 'policies'])
    cpSync(join('synthetic_data', part), join(kbDir, part), { recursive: true })
  mistral = await startFakeMistral()
  const env = { MISTRAL_API_KEY: 'test-key', MISTRAL_SERVER_URL: mistral.url, KB_DIR: kbDir }
  server = await startServer({ env })
})
afterAll(async () => {
  await server?.remove()
  await mistral?.close()
  rmSync(join(kbDir, '..'), { recursive: true, force: true })
})
beforeEach(async () => {
  shopper = await newShopper(server.url)
})
afterEach(() => mistral.failEmbeddings({}))

/** How often the remote embedder has taken over, and with how many new texts the last time. */
const takeOvers = () =>
  [...server.log().matchAll(RANKS)].map(([, texts, fresh]) => ({
    texts: Number(texts),
    fresh: Number(fresh),
  }))
const untilTakenOver = (times: number) => eventually(() => expect(takeOvers()).toHaveLength(times))

describe('with a key', () => {
  it('all texts are embedded once, and then a turn makes one embeddings request beside the chat request', async () => {
    await untilTakenOver(1)
    const [first] = takeOvers()
    expect(first?.fresh).toBe(first?.texts)
    expect(new Set(mistral.embedded.flat()).size).toBe(first?.texts)
    let asked: unknown[] = []
    // On a busy machine an answer does not wait for its vector, and the request for it may not go out any more.
    for (let turns = 1; asked.length === 0; turns++) {
      const before = { embedded: mistral.embedded.length, chat: mistral.requests.length }
      const turn = await shopper.ask(`${QUESTION} I am anna@mail.example. And delivery of ${turns} pieces?`)
      expect(turn.end).toMatchObject({ outcome: 'answered' })
      expect(mistral.requests.length - before.chat).toBe(1)
      asked = mistral.embedded.slice(before.embedded)
    }
    expect(asked).toHaveLength(1)
    expect(JSON.stringify(asked)).not.toContain('anna@')
  })

  it('a restart embeds nothing anew', async () => {
    await server.stop()
    await server.restart()
    await untilTakenOver(2)
    expect(takeOvers()[1]?.fresh).toBe(0)
  })

  it('a changed file has only its new texts embedded', async () => {
    const before = mistral.embedded.length
    writeFileSync(
      join(kbDir, 'policies/gift_policy.md'),
      '# Gifts\n\n## Gift wrap\n\nWe wrap gifts in paper for free.\n',
    )
    await untilTakenOver(3)
    const fresh = mistral.embedded.slice(before).flat()
    expect(fresh.length).toBe(takeOvers()[2]?.fresh)
    expect(fresh.length).toBeLessThan(6)
    expect((await shopper.ask('Do you wrap gifts?')).sources[0]?.title).toMatch(/Gift/)
  })

  it.each([
    ['fails', { status: 500 }],
    ['says nothing', { hang: true }],
    ['gives vectors of another length', { dimension: 8 }],
  ])('an answer neither waits nor fails where the embedder %s', async (_, fault) => {
    mistral.failEmbeddings(fault)
    const turn = await shopper.ask(`${QUESTION} ${JSON.stringify(fault)}`)
    expect(turn.end).toMatchObject({ type: 'turn-end', outcome: 'answered' })
    expect(turn.sources[0]?.title).toMatch(/Return/i)
  })

  it('a server without embeddings costs one line of the log', async () => {
    mistral.failEmbeddings({ status: 404 })
    writeFileSync(
      join(kbDir, 'policies/gift_policy.md'),
      '# Gifts\n\n## Cards\n\nA card comes with each gift.\n',
    )
    const line = /mistral-embed gives no vectors \(status 404\)/g
    await eventually(() => expect(server.log().match(line)).toHaveLength(1))
    expect((await shopper.ask('Does a card come with each gift?')).end).toMatchObject({ outcome: 'answered' })
    expect(server.log().match(line)).toHaveLength(1)
  })
})
