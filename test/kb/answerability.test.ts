import { beforeAll, describe, expect, it } from 'vitest'
import { type KnowledgeBase, openKnowledgeBase } from '../../kb/knowledge-base.ts'
import { temporaryFolder } from './temporary-folder.ts'

const faqs = [
  { question: 'Is there a student discount?', answer: 'Yes, 10 % all year.' },
  { question: 'Do you have a shop?', answer: 'Yes, in Ghent. Dogs are welcome there.' },
  {
    question: 'How do I send in a piece for repair?',
    answer: 'Bring it to the shop, or send it with a photo.',
  },
  { question: 'How can I pay?', answer: 'With Visa and PayPal.' },
]
let kb: KnowledgeBase

beforeAll(async () => {
  kb = await openKnowledgeBase({ kbDir: temporaryFolder({ 'faqs/faqs.json': faqs }), index: 'exact' })
})

const hitsOf = async (question: string) =>
  (await kb.search(question, 4)).hits.map(({ passage, lacks }) => ({ title: passage.title, lacks }))

describe('a hit', () => {
  it('tells what is asked about that it does not speak of', async () => {
    const [first] = await hitsOf('discount for nurses?')
    expect(first).toEqual({ title: 'Is there a student discount?', lacks: ['nurses'] })
  })

  it('lacks nothing where it speaks of it', async () => {
    const hits = await hitsOf('can I bring my dog to the shop?')
    expect(hits.filter(({ lacks }) => lacks?.length === 0).map(({ title }) => title)).toEqual([
      'Do you have a shop?',
    ])
  })

  it('is not asked for a thing where the question asks for none', async () => {
    for (const { lacks } of await hitsOf('How can I pay?')) expect(lacks).toBeUndefined()
  })
})
