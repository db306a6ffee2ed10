import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../kb/load-knowledge.ts'
import { formatProblem } from '../../kb/problem.ts'
import { readSources } from '../../kb/sources.ts'
import { briefConversation, briefFaq, briefProduct } from './briefs-own-examples.ts'
import { temporaryFolder } from './temporary-folder.ts'

const load = (files: Record<string, unknown>) => loadKnowledge(readSources(temporaryFolder(files)))

describe('loading a knowledge base', () => {
  it("loads files that have only the brief's own fields", () => {
    const { passages, products, problems } = load({
      'faqs/faqs.json': [briefFaq],
      'products/catalog.json': [briefProduct],
      'policies/return_policy.md': '# Return policy\n\nThirty days.\n',
      'articles/track_order.md': 'Open the link in the email.\n',
      'conversations/conversation_logs.json': [briefConversation],
    })
    expect(problems).toEqual([])
    expect(passages.map(({ id, document, kind }) => [id, document, kind])).toEqual([
      ['faqs/faqs.json#how-can-i-track-my-order', 'faqs/faqs.json#how-can-i-track-my-order', 'faq'],
      ['products/catalog.json#VM1234', 'products/catalog.json#VM1234', 'product'],
      ['policies/return_policy.md#return-policy', 'policies/return_policy.md', 'policy'],
      ['articles/track_order.md#track-order', 'articles/track_order.md', 'article'],
    ])
    expect(products).toMatchObject([briefProduct])
  })

  it('loads a file that holds a single entry, as the brief shows it', () => {
    expect(load({ 'faqs/faqs.json': briefFaq }).passages).toHaveLength(1)
  })

  it('is empty, not broken, when every folder is absent', () => {
    expect(load({})).toMatchObject({ passages: [], products: [], problems: [] })
  })

  it('says which knowledge base cannot be read', () => {
    expect(() => readSources('/nowhere/at/all')).toThrow(
      'Knowledge base /nowhere/at/all cannot be read: ENOENT',
    )
  })

  it('never opens users/, whatever lies there', () => {
    const folder = temporaryFolder({
      'faqs/faqs.json': [briefFaq],
      'users/profiles.json': [{ ...briefFaq, question: 'Who is anna.peeters@example.com?' }],
      'users/notes.md': '# Secret\n\nanna.peeters@example.com',
      'faqs/users/profiles.json': [{ ...briefFaq, question: 'Who is anna.peeters@example.com?' }],
    })
    const sources = readSources(folder)
    expect(sources.map((source) => source.path)).toEqual(['faqs/faqs.json'])
    expect(JSON.stringify(loadKnowledge(sources))).not.toContain('anna.peeters')
  })

  it('keeps the good entries, and tells file, line and reason of the others', () => {
    const { passages, problems } = load({
      'faqs/faqs.json': [{ question: 'No answer?' }, briefFaq, { ...briefFaq, question: '  ', alts: 'one' }],
    })
    expect(passages).toHaveLength(1)
    expect(problems.map(formatProblem)).toEqual([
      expect.stringMatching(/^faqs\/faqs\.json:2: \[0\] answer: /),
      expect.stringMatching(/^faqs\/faqs\.json:16: \[2\] question: /),
      expect.stringMatching(/^faqs\/faqs\.json:24: \[2\] alts: /),
    ])
  })

  it('tells the line of broken JSON and of bytes that are not UTF-8, and loads the other files', () => {
    const folder = temporaryFolder({ 'faqs/a.json': '[\n{"question": }\n]', 'faqs/b.json': [briefFaq] })
    const latin1 = { path: 'articles/c.md', bytes: Buffer.from('# Title\n\ncaf\xe9', 'latin1') }
    const { passages, problems } = loadKnowledge([...readSources(folder), latin1])
    expect(passages).toHaveLength(1)
    expect(problems).toEqual([
      { file: 'faqs/a.json', line: 2, reason: expect.stringContaining('not valid JSON') },
      { file: 'articles/c.md', line: 3, reason: 'not valid UTF-8 text' },
    ])
  })

  it('gives repeated and empty questions ids of their own', () => {
    const faqs = ['Refund?', 'refund', '退款?', 'Refund!'].map((question) => ({ ...briefFaq, question }))
    expect(load({ 'faqs/faqs.json': faqs }).passages.map((passage) => passage.id)).toEqual([
      'faqs/faqs.json#refund',
      'faqs/faqs.json#refund-2',
      'faqs/faqs.json#q2',
      'faqs/faqs.json#refund-3',
    ])
  })

  it("uses an entry's own id, and reports one that is used twice", () => {
    const { passages, problems } = load({
      'faqs/faqs.json': [
        { ...briefFaq, id: 'tracking' },
        { ...briefFaq, id: 'tracking' },
      ],
    })
    expect(passages.map((passage) => passage.id)).toEqual(['faqs/faqs.json#tracking'])
    expect(problems).toEqual([
      { file: 'faqs/faqs.json', line: 13, reason: '[1] id: "tracking" is used twice' },
    ])
  })

  it('reports a product number that is used twice and a price that is not a number', () => {
    const { products, problems } = load({
      'products/catalog.json': [briefProduct, briefProduct, { ...briefProduct, product_id: 'X', price: '9' }],
    })
    expect(products).toHaveLength(1)
    expect(problems.map((problem) => problem.reason)).toEqual([
      expect.stringMatching(/^\[2\] price: /),
      '[1] product_id: "VM1234" is used twice',
    ])
  })

  it('reads the answer of a FAQ as clean text and keeps its Markdown', () => {
    const [passage] = load({
      'faqs/faqs.json': [{ ...briefFaq, answer: 'Open [Your orders](https://a.example/o), **then** wait.' }],
    }).passages
    expect(passage?.text).toBe('Open Your orders, then wait.')
    expect(passage?.markdown).toBe('Open [Your orders](https://a.example/o), **then** wait.')
  })

  it('finds nothing to complain about in the demo shop', () => {
    expect(existsSync('synthetic_data/faqs/faqs.json')).toBe(true)
    expect(loadKnowledge(readSources('synthetic_data')).problems.map(formatProblem)).toEqual([])
  })
})
