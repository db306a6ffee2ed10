import { readdirSync, readFileSync, writeFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ANSWER_CONFIDENCE, DID_YOU_MEAN_CONFIDENCE } from '../../kb/confidence.ts'
import { embeddedEmbedder } from '../../kb/embedded-embedder.ts'
import type { Embedder } from '../../kb/embedder.ts'
import { type KnowledgeBase, openKnowledgeBase } from '../../kb/knowledge-base.ts'
import { packagedWordTable } from '../../kb/word-table.ts'
import { briefFaq, briefProduct } from './briefs-own-examples.ts'
import { temporaryFolder, writeInto } from './temporary-folder.ts'

/** The embedder that ships, and a count of the texts it was given. */
function countingEmbedder(): Embedder & { texts: number } {
  const inner = embeddedEmbedder(packagedWordTable())
  return {
    ...inner,
    texts: 0,
    async embed(texts) {
      this.texts += texts.length
      return inner.embed(texts)
    },
  }
}

const policy =
  '# Return policy\n\nAny piece may be returned within 30 days of delivery.\n\n## Refunds\n\nWithin 7 days.\n'
const log = {
  messages: [
    { sender: 'user', text: 'What is your return policy?' },
    {
      sender: 'assistant',
      text: 'A piece may be returned within 30 days of delivery, unworn and with its tags.',
    },
  ],
}

function smallShop(): string {
  return temporaryFolder({
    'faqs/faqs.json': [
      { ...briefFaq, alts: ['where is my stuff'] },
      { ...briefFaq, question: 'Which payment methods do you accept?', answer: 'Cards and PayPal.' },
      { ...briefFaq, question: 'Do you ship to Norway?', answer: 'Yes, in 4 to 7 working days.' },
    ],
    'products/catalog.json': [briefProduct],
    'policies/return_policy.md': policy,
    'conversations/conversation_logs.json': [log],
  })
}

describe('search', () => {
  let kb: KnowledgeBase
  beforeAll(async () => {
    kb = await openKnowledgeBase({ kbDir: smallShop() })
  })

  it('finds by a title, by an alt, by the text and by meaning', async () => {
    const top = async (query: string) => (await kb.search(query, 3)).hits[0]?.passage.id
    expect(await top('which payment methods do you take')).toBe(
      'faqs/faqs.json#which-payment-methods-do-you-accept',
    )
    expect(await top('where is my stuff')).toBe('faqs/faqs.json#how-can-i-track-my-order')
    expect(await top('paypal')).toBe('faqs/faqs.json#which-payment-methods-do-you-accept')
    expect(await top('delivery to scandinavia')).toBe('faqs/faqs.json#do-you-ship-to-norway')
    expect(await top('cotton shirt')).toBe('products/catalog.json#VM1234')
  })

  it('lets a policy win over a chat log that was asked the very same', async () => {
    const { hits } = await kb.search('What is your return policy?', 5)
    expect(hits[0]?.passage.id).toBe('policies/return_policy.md#return-policy')
    expect(hits.map(({ passage }) => passage.kind)).toContain('conversation')
  })

  it('gives distinct passages, best first, no more than asked for', async () => {
    const { hits } = await kb.search('order tracking', 3)
    expect(hits).toHaveLength(3)
    expect(new Set(hits.map(({ passage }) => passage.id)).size).toBe(3)
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a))
  })

  it('repairs a misspelt word and says how it searched', async () => {
    const { hits, corrected } = await kb.search('paymnet methods', 1)
    expect(corrected).toBe('payment methods')
    expect(hits[0]?.passage.title).toBe('Which payment methods do you accept?')
    expect(await kb.search('payment methods', 1)).not.toHaveProperty('corrected')
  })

  it('is sure of its own questions and unsure of everyday talk', async () => {
    const confidence = async (query: string) => (await kb.search(query, 1)).confidence
    for (const known of ['How can I track my order?', 'do you ship to norway', 'return policy']) {
      expect(await confidence(known)).toBeGreaterThan(ANSWER_CONFIDENCE)
    }
    for (const foreign of ['how tall is the eiffel tower', 'set an alarm for seven', 'qqq zzz', '退款']) {
      expect(await confidence(foreign)).toBeLessThan(DID_YOU_MEAN_CONFIDENCE)
    }
  })

  it.each(['', '   ', '?!', '\u0000', '🙂'])('answers %j with nothing and no confidence', async (query) => {
    expect(await kb.search(query, 5)).toEqual({ hits: [], confidence: 0 })
  })

  it('finds nothing in an empty knowledge base', async () => {
    const kb = await openKnowledgeBase({ kbDir: temporaryFolder() })
    expect(await kb.search('anything', 5)).toEqual({ hits: [], confidence: 0 })
    expect(kb.stats()).toMatchObject({ documents: 0, passages: 0 })
  })

  it('ranks the same without FAISS', async () => {
    const kbDir = smallShop()
    const ids = async (index: 'faiss' | 'exact') => {
      const kb = await openKnowledgeBase({ kbDir, index })
      return (await kb.search('when is my order delivered', 10)).hits.map(({ passage }) => passage.id)
    }
    expect(await ids('exact')).toEqual(await ids('faiss'))
    expect((await openKnowledgeBase({ kbDir, index: 'exact' })).stats().index).toBe('exact')
  })

  it('works with an embedder that knows no everyday sentences', async () => {
    const { background: _none, ...plain } = embeddedEmbedder(packagedWordTable())
    const kb = await openKnowledgeBase({ kbDir: smallShop(), embedder: { ...plain, id: 'plain' } })
    expect((await kb.search('How can I track my order?', 1)).confidence).toBeGreaterThan(ANSWER_CONFIDENCE)
    expect((await kb.search('how tall is the eiffel tower', 1)).confidence).toBeLessThan(ANSWER_CONFIDENCE)
  })
})

describe('opening', () => {
  it('tells counts, version and problems', async () => {
    const kbDir = smallShop()
    writeInto(kbDir, 'faqs/more.json', [{ question: 'Half?' }])
    const lines: string[] = []
    const kb = await openKnowledgeBase({
      kbDir,
      log: (line) => lines.push(line),
      now: () => new Date('2026-01-02T03:04:05Z'),
    })
    expect(kb.stats()).toMatchObject({ documents: 6, passages: 7, updated_at: '2026-01-02T03:04:05.000Z' })
    expect(kb.stats().problems).toHaveLength(1)
    expect(lines).toContainEqual(expect.stringContaining('faqs/more.json:2: [0] answer'))
    expect(kb.passage('products/catalog.json#VM1234')?.product_id).toBe('VM1234')
    expect(kb.passage('no such passage')).toBeUndefined()
    expect(kb.products().map((product) => product.price)).toEqual([29.99])
  })

  it('loads the saved index without embedding a text again, and ranks the same', async () => {
    const options = { kbDir: smallShop(), dataDir: temporaryFolder() }
    const first = await openKnowledgeBase(options)
    const embedder = countingEmbedder()
    const second = await openKnowledgeBase({ ...options, embedder })
    expect(embedder.texts).toBe(0)
    expect(first.stats().embedded).toBeGreaterThan(0)
    expect(second.stats()).toEqual({ ...first.stats(), embedded: 0 })
    expect(await second.search('track order', 5)).toEqual(await first.search('track order', 5))
  })

  it('builds anew after a change of a file, and keeps one index only', async () => {
    const options = { kbDir: smallShop(), dataDir: temporaryFolder() }
    const before = await openKnowledgeBase(options)
    writeInto(options.kbDir, 'articles/gift.md', '# Gift wrap\n\nWe wrap presents.\n')
    const after = await openKnowledgeBase(options)
    expect(after.stats().version).not.toBe(before.stats().version)
    // The title, the heading alone, and the text.
    expect(after.stats().embedded).toBeLessThanOrEqual(3)
    expect(after.stats().embedded).toBeGreaterThan(0)
    expect((await after.search('gift wrap', 1)).hits[0]?.passage.document).toBe('articles/gift.md')
    expect(readdirSync(join(options.dataDir, 'index'))).toEqual(['knowledge.index', 'knowledge.work'])
  })

  it('builds anew when the embedder is another', async () => {
    const options = { kbDir: smallShop(), dataDir: temporaryFolder() }
    await openKnowledgeBase(options)
    const embedder = { ...countingEmbedder(), id: 'another' }
    expect((await openKnowledgeBase({ ...options, embedder })).stats().embedder).toBe('another')
    expect(embedder.texts).toBeGreaterThan(0)
  })

  it.each(['cut short', 'one byte changed', 'emptied'])(
    'notices an index that was %s, and builds it anew',
    async (damage) => {
      const options = { kbDir: smallShop(), dataDir: temporaryFolder() }
      const first = await openKnowledgeBase(options)
      const [name] = readdirSync(join(options.dataDir, 'index'))
      const file = join(options.dataDir, 'index', name!)
      const bytes = readFileSync(file)
      if (damage === 'one byte changed') bytes[bytes.length >> 1]! ^= 1
      writeFileSync(file, damage === 'cut short' ? bytes.subarray(0, -9) : damage === 'emptied' ? '' : bytes)

      const embedder = countingEmbedder()
      const second = await openKnowledgeBase({ ...options, embedder })
      expect(embedder.texts).toBeGreaterThan(0)
      expect(await second.search('track order', 5)).toEqual(await first.search('track order', 5))
      expect(readFileSync(file)).not.toEqual(bytes.subarray(0, -9))
    },
  )

  it('leaves nothing half-written behind and removes what a killed process left', async () => {
    const options = {
      kbDir: smallShop(),
      dataDir: temporaryFolder({ 'index/knowledge.index.99999999.tmp': 'half' }),
    }
    await openKnowledgeBase(options)
    expect(readdirSync(join(options.dataDir, 'index'))).toEqual(['knowledge.index', 'knowledge.work'])
  })

  it('serves the last good version of a file that is broken, says so, and takes the mended one', async () => {
    const options = { kbDir: smallShop(), dataDir: temporaryFolder() }
    writeInto(options.kbDir, 'faqs/gift.json', [{ question: 'Do you wrap gifts?', answer: 'Yes, in paper.' }])
    await openKnowledgeBase(options)
    writeInto(options.kbDir, 'faqs/gift.json', '[{ "question": "Do you wrap gifts?",\n "answer": }]')
    const broken = await openKnowledgeBase(options)
    expect((await broken.search('wrap gifts', 1)).hits[0]?.passage.text).toContain('in paper')
    expect(broken.stats().problems).toEqual([
      { file: 'faqs/gift.json', line: 2, reason: expect.stringContaining('last good version is served') },
    ])
    writeInto(options.kbDir, 'faqs/gift.json', [{ question: 'Do you wrap gifts?', answer: 'In linen now.' }])
    const mended = await openKnowledgeBase(options)
    expect((await mended.search('wrap gifts', 1)).hits[0]?.passage.text).toContain('linen')
    expect(mended.stats().problems).toEqual([])
  })

  it('lets a removed file go, its good copy too', async () => {
    const options = { kbDir: smallShop(), dataDir: temporaryFolder() }
    writeInto(options.kbDir, 'articles/gift.md', '# Gift wrap\n\nWe wrap presents.\n')
    const before = await openKnowledgeBase(options)
    const copies = readdirSync(join(options.dataDir, 'good-copies')).length
    rmSync(join(options.kbDir, 'articles/gift.md'))
    const after = await openKnowledgeBase(options)
    expect(after.stats().passages).toBe(before.stats().passages - 1)
    expect(readdirSync(join(options.dataDir, 'good-copies'))).toHaveLength(copies - 1)
  })

  it('says which folder cannot be written', async () => {
    const dataDir = join(temporaryFolder({ file: 'not a folder' }), 'file')
    await expect(openKnowledgeBase({ kbDir: smallShop(), dataDir })).rejects.toThrow(
      `Folder ${join(dataDir, 'good-copies')} cannot be made: ENOTDIR. Is DATA_DIR writable?`,
    )
  })

  it('puts nothing personal of a chat log into the data folder', async () => {
    const kbDir = temporaryFolder({
      'conversations/l.json': [{ ...log, user_id: 'anna.peeters@example.com' }],
      'users/profiles.json': [{ email: 'anna.peeters@example.com' }],
    })
    const dataDir = temporaryFolder()
    const kb = await openKnowledgeBase({ kbDir, dataDir })
    expect(kb.stats().passages).toBe(1)
    const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    expect(files.length).toBeGreaterThan(0)
    for (const { parentPath, name } of files) {
      expect(readFileSync(join(parentPath, name), 'latin1')).not.toContain('anna')
    }
  })
})

describe('the demo shop', () => {
  it('tells its return policy by the first passage of the return policy', async () => {
    const kb = await openKnowledgeBase({ kbDir: 'synthetic_data' })
    const { hits, confidence } = await kb.search('What is your return policy?', 3)
    const own = kb.passages().find((passage) => passage.document === 'policies/return_policy.md')
    expect(hits[0]?.passage.id).toBe(own?.id)
    expect(hits[0]?.passage.document).toBe('policies/return_policy.md')
    expect(confidence).toBeGreaterThan(ANSWER_CONFIDENCE)
  })
})
