import { createHash, randomUUID } from 'node:crypto'
import { cpSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openKnowledgeBase } from '../../kb/knowledge-base.ts'
import { configuredAnswerer } from '../../server/answer/configured-answerer.ts'
import { replay, replayExport } from '../../server/cli/replay.ts'
import type { ReplayedTurn } from '../../server/evaluation/replay-conversations.ts'
import { randomId } from '../../server/ids.ts'
import { openSqliteReadOnly } from '../../server/store/sqlite-read-only.ts'
import type { InspectedConversation } from '../../server/wire/staff-conversations.ts'
import { temporaryFolder, writeInto } from '../kb/temporary-folder.ts'
import { readTurn } from '../support/client.ts'
import { runCli } from '../support/run-cli.ts'
import { newShopper, type Shopper } from '../support/shopper.ts'
import { createStaff } from '../support/staff.ts'
import { useServer } from '../support/use-server.ts'
import { eventually } from '../support/eventually.ts'

interface Replay {
  knowledge_version: string
  replayed: number
  same: number
  changed: number
  stale: number
  other_answerer: number
  turns: ReplayedTurn[]
}

const faqs = [
  { question: 'Do you rent boats?', answer: 'Yes, a rowing boat is 12 euros an hour.' },
  { question: 'Where do you moor?', answer: 'At the old pier in the harbour.' },
  { question: 'Do you sell bait?', answer: 'Worms, in boxes of twenty.' },
]
const products = [
  {
    product_id: 'B1',
    name: 'Oak Oar',
    description: 'A long oar.',
    price: 40,
    materials: ['Oak'],
    category: 'Oars',
  },
]
const files = {
  'shop.json': { name: 'Boat House', contact: { email: 'hello@boats.example' } },
  'faqs/faqs.json': faqs,
  'products/catalog.json': products,
}
const kbDir = temporaryFolder(files)
const server = useServer({ env: { KB_DIR: kbDir } })
let shopper: Shopper
beforeAll(async () => {
  shopper = await newShopper(server.url)
  await shopper.ask('Do you rent boats?')
  await shopper.ask('hello')
  await shopper.ask('Where do you moor?')
  await shopper.ask('Do you sell bait?')
  const body = {
    message_id: randomUUID(),
    text: 'what is this made of?',
    page: { url: 'https://boats.example/oar', product_id: 'B1' },
  }
  const { text } = await readTurn(
    await shopper.call('POST', '/messages', { body, headers: { accept: 'text/event-stream' } }),
  )
  expect(text).toMatch(/oak/i)
  await eventually(async () => expect((await replayed()).replayed).toBe(5))
})

/** What the command prints, on the database of the running server. */
async function printed(
  options: { kb?: string; since?: string; limit?: string; file?: string; json?: boolean } = {},
): Promise<string> {
  const { kb = kbDir, file, json = false, ...window } = options
  const lines: string[] = []
  await replay({
    ...window,
    file,
    json,
    demo: false,
    database,
    knowledge: () => openKnowledgeBase({ kbDir: kb, index: 'exact' }),
    answerer: () => configured,
    print: (line) => void lines.push(line),
  })
  return lines.join('\n')
}

const replayed = async (options: Parameters<typeof printed>[0] = {}): Promise<Replay> =>
  JSON.parse(await printed({ ...options, json: true }))

const database = () => openSqliteReadOnly(join(server.dataDir, 'verdemuse.db'))
const configured = configuredAnswerer({
  mistral: undefined,
  logger: { info() {}, warn() {}, error() {} },
  now: Date.now,
  newId: randomId,
})

/** The same folder with another answer to one question, and without another. */
function changedFolder(): string {
  const folder = temporaryFolder()
  cpSync(kbDir, folder, { recursive: true })
  const [rent, moor] = faqs
  writeInto(folder, 'faqs/faqs.json', [{ ...rent, answer: 'Yes, a rowing boat is 15 euros an hour.' }, moor])
  return folder
}

describe('replay', () => {
  it('finds every answer the same on the same knowledge base, also one that was about its page', async () => {
    expect(await replayed()).toMatchObject({ replayed: 5, same: 5, changed: 0, stale: 0, turns: [] })
  })

  it('shows the answers that are another on a changed knowledge base, with what they had cited', async () => {
    const { turns, ...counts } = await replayed({ kb: changedFolder() })
    expect(counts).toMatchObject({ replayed: 5, same: 3, changed: 2, stale: 2, other_answerer: 0 })
    expect(turns).toMatchObject([
      {
        asked: 'Do you rent boats?',
        before: { text: expect.stringContaining('12 euros'), outcome: 'answered' },
        after: { text: expect.stringContaining('15 euros'), outcome: 'answered' },
        changed: ['text'],
        then_cited: [{ id: 'faqs/faqs.json#do-you-rent-boats', state: 'changed' }],
      },
      {
        asked: 'Do you sell bait?',
        before: { text: expect.stringContaining('Worms'), sources: ['faqs/faqs.json#do-you-sell-bait'] },
        changed: expect.arrayContaining(['text', 'sources']),
        then_cited: [{ id: 'faqs/faqs.json#do-you-sell-bait', state: 'removed' }],
      },
    ])
  })

  it('tells the same in words', async () => {
    const stdout = await printed({ kb: changedFolder() })
    expect(stdout).toMatch(/shopper: +Do you rent boats\?\n +before: +.*12 euros[\s\S]*\n +now: +.*15 euros/)
    expect(stdout).toContain('faqs/faqs.json#do-you-rent-boats (changed since)')
    expect(stdout.trim()).toMatch(/5 turns answered again: 3 as before, 2 otherwise .*\n2 had cited/)
  })

  it('looks only as far back and at as many turns as it is told to', async () => {
    expect((await replayed({ limit: '2' })).replayed).toBe(2)
    expect((await replayed({ since: '2999-01-01' })).replayed).toBe(0)
  })

  it('writes nothing to the database', async () => {
    const hashOf = (name: string) =>
      createHash('sha256')
        .update(readFileSync(join(server.dataDir, name)))
        .digest('hex')
    const all = () => ['verdemuse.db', 'verdemuse.db-wal'].map(hashOf)
    const before = all()
    await replayed({ kb: changedFolder() })
    expect(all()).toEqual(before)
  })

  it('takes conversations from a file that was exported, without their database', async () => {
    const file = join(temporaryFolder(), 'past.jsonl')
    const here = { DATA_DIR: server.dataDir, KB_DIR: kbDir }
    const exported = await runCli(['replay', 'export', file], here)
    expect(exported).toMatchObject({ code: 0, stdout: expect.stringContaining('5 turns of 1 conversations') })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const elsewhere = { DATA_DIR: temporaryFolder(), KB_DIR: kbDir }
    const { code, stdout } = await runCli(['replay', file, '--kb', changedFolder(), '--json'], elsewhere)
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { replayed: 5, changed: 2 }])

    const overwritten = replayExport({ file, force: false, database, print: () => {} })
    await expect(overwritten).rejects.toThrow(/--force/)
  })

  it('says in one sentence what is wrong', async () => {
    await expect(printed({ since: 'long ago' })).rejects.toThrow(/^--since long ago: expected/)
    await expect(printed({ limit: '0' })).rejects.toThrow(/^--limit 0: expected/)
    await expect(printed({ file: '/nonexistent/past.jsonl' })).rejects.toThrow(/cannot be read/)
    await expect(replayExport({ file: undefined, force: false, database, print: () => {} })).rejects.toThrow(
      /FILE/,
    )
    expect(() => openSqliteReadOnly(join(temporaryFolder(), 'verdemuse.db'))).toThrow(/no conversation/)
    const old = join(temporaryFolder({ 'old.db': '' }), 'old.db')
    expect(() => openSqliteReadOnly(old)).toThrow(/older VerdeMuse. Start the server once/)
    const broken = join(temporaryFolder({ 'broken.db': 'this is no database at all' }), 'broken.db')
    expect(() => openSqliteReadOnly(broken)).toThrow(/cannot be read/)
  })
})

it('staff see of a turn what it was answered from, and what has changed since', async () => {
  const { cookie } = await createStaff(server)
  const inspect = async (): Promise<InspectedConversation> => {
    const path = `/v1/staff/conversations/${shopper.conversationId}`
    return (await fetch(`${server.url}${path}`, { headers: { cookie } })).json()
  }
  const citedStates = ({ turns }: InspectedConversation) =>
    turns.map(({ passages }) => passages.filter(({ cited }) => cited).map(({ state }) => state))
  const before = await inspect()
  expect(citedStates(before)).toEqual([['current'], [], ['current'], ['current'], ['current']])
  const versions = new Set(before.turns.map((turn) => turn.knowledge_version))
  expect([...versions]).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/)])

  const [rent, moor] = faqs
  writeInto(kbDir, 'faqs/faqs.json', [{ ...rent, answer: 'No longer.' }, moor])
  await eventually(async () =>
    expect(citedStates(await inspect())).toEqual([['changed'], [], ['current'], ['removed'], ['current']]),
  )
})
