import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { openKnowledgeBase } from '../../kb/knowledge-base.ts'
import { buildLexicalIndex } from '../../kb/lexical-index.ts'
import { loadKnowledge } from '../../kb/load-knowledge.ts'
import { readSavedWork } from '../../kb/saved-work.ts'
import { briefConversation, briefFaq, briefProduct } from './briefs-own-examples.ts'
import { temporaryFolder } from './temporary-folder.ts'

vi.mock(import('../../kb/load-knowledge.ts'), async (original) => {
  const parts = await original()
  return { ...parts, loadKnowledge: vi.fn(parts.loadKnowledge) }
})
vi.mock(import('../../kb/lexical-index.ts'), async (original) => {
  const parts = await original()
  return { ...parts, buildLexicalIndex: vi.fn(parts.buildLexicalIndex) }
})

const questions = [
  'how do I return a jumper?',
  'organic coton tee',
  'Where is my order',
  'cancelation',
  'gift cards?',
  'who won the football last night',
]

let dataDir: string
beforeEach(() => {
  dataDir = temporaryFolder()
  vi.clearAllMocks()
})

const aShop = () =>
  temporaryFolder({
    'faqs/faqs.json': [{ ...briefFaq, alts: ['where is my stuff'] }],
    'products/catalog.json': [briefProduct],
    'conversations/conversation_logs.json': [briefConversation],
    'policies/returns.md': '# Returns\n\nSend it back within 30 days.\n\n## Jumpers\n\nUnworn only.\n',
    'shop.json': { name: 'A Shop' },
  })

async function open(kbDir: string) {
  const kb = await openKnowledgeBase({ kbDir, dataDir })
  return { kb, found: await Promise.all(questions.map((question) => kb.search(question, 5))) }
}

const works = () => [
  vi.mocked(loadKnowledge).mock.calls.length,
  vi.mocked(buildLexicalIndex).mock.calls.length,
]

it('opens the same files without doing the work again, and finds the same', async () => {
  const kbDir = aShop()
  const first = await open(kbDir)
  expect(works()).toEqual([1, 1])
  const second = await open(kbDir)
  expect(works()).toEqual([1, 1])
  expect(second.found).toEqual(first.found)
  expect(second.kb.passages()).toEqual(first.kb.passages())
  expect(second.kb.products()).toEqual(first.kb.products())
  expect(second.kb.shop()).toEqual(first.kb.shop())
  expect(second.kb.stats()).toEqual({ ...first.kb.stats(), embedded: 0 })
})

it('does it again for a changed file, and tells of the same problems each time', async () => {
  const files = { 'articles/care.md': '# Care\n\nWash it cold.\n', 'faqs/bad.json': '[{"question": 1}]' }
  const kbDir = temporaryFolder(files)
  const { kb } = await open(kbDir)
  expect(kb.stats().problems).not.toEqual([])
  expect((await open(kbDir)).kb.stats().problems).toEqual(kb.stats().problems)
  expect(works()).toEqual([1, 1])
  writeFileSync(join(kbDir, 'articles/care.md'), '# Care\n\nWash it warm.\n')
  const changed = await open(kbDir)
  expect(works()).toEqual([2, 2])
  expect(changed.kb.passages().map(({ text }) => text)).toEqual(['Wash it warm.'])
})

it('does it again where what was saved is damaged, at whatever byte', async () => {
  const kbDir = temporaryFolder({ 'articles/care.md': '# Care\n\nWash it cold.\n' })
  const { found } = await open(kbDir)
  const file = join(dataDir, 'index/knowledge.work')
  const whole = readFileSync(file)
  for (const at of [0, 5, 40, 70, whole.length - 1]) {
    const damaged = Buffer.from(whole)
    damaged[at]! ^= 1
    writeFileSync(file, damaged)
    vi.clearAllMocks()
    expect((await open(kbDir)).found).toEqual(found)
    expect(works()).toEqual([1, 1])
    expect(readFileSync(file)).toEqual(whole)
  }
  writeFileSync(file, whole.subarray(0, whole.length / 2))
  expect((await open(kbDir)).found).toEqual(found)
  expect(readSavedWork(join(dataDir, 'index'), 'of other files')).toBeUndefined()
})
