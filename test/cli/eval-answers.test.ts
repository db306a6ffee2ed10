import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder, writeInto } from '../kb/temporary-folder.ts'
import { type FakeMistral, startFakeMistral } from '../support/fake-mistral.ts'
import { runCli } from '../support/run-cli.ts'

const folder = temporaryFolder()
let model: FakeMistral

const write = (path: string, content: string) => {
  writeInto(folder, path, content)
  return join(folder, path)
}
const lines = (rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n')
const faqs = (days: string) =>
  JSON.stringify([
    {
      question: 'How long do I have to return something?',
      answer: `You can return unworn items within ${days} days of delivery.`,
    },
    { question: 'Do you ship to Norway?', answer: 'Yes, a parcel to Norway takes a week.' },
  ])
const returns = {
  query: 'how long can I return something',
  expect: 'answer',
  relevant: ['faqs/faqs.json#how-long-do-i-have-to-return-something'],
  must: ['30 days'],
}
const foreign = { query: 'who invented the telephone in France', expect: 'unsure' }

beforeAll(async () => {
  model = await startFakeMistral()
  write('kb/faqs/faqs.json', faqs('30'))
  write('planted/faqs/faqs.json', faqs('300'))
})
afterAll(() => model.close())

const evaluate = (kb: string, cases: object[], ...more: string[]) => {
  const file = write(`${kb}.jsonl`, lines(cases))
  return ['eval', 'answers', '--kb', join(folder, kb), '--cases', file, ...more]
}

describe('eval answers', () => {
  it('reports counts, separation and reliability', async () => {
    const { code, stdout } = await runCli(evaluate('kb', [returns, foreign], '--json'))
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      cases: 2,
      answered: 1,
      right: 1,
      wrongly_answered: 0,
      wrongly_unsure: 0,
      auroc: 1,
      refused_at_95: 1,
      unfounded: 0,
      wrong_facts: 0,
      reliability: expect.any(Array),
    })
  })

  it('sees a wrong fact that was planted in the knowledge base; as text, with a reliability table', async () => {
    const { stdout } = await runCli(evaluate('planted', [returns, foreign]))
    expect(stdout).toMatch(/^cases: 2\nanswered: 1\nright: 0\n[\s\S]*wrong_facts: 1\n/)
    expect(stdout).toMatch(/auroc: 1\.0000\nrefused_at_95: 1\.0000\n\nconfidence +cases/)
  })

  it('asks the configured model, and never counts a wrong fact of it as right', async () => {
    model.answer(
      { text: 'You can return unworn items within 30 days of delivery [1].' },
      { text: 'You can return unworn items within 90 days of delivery [1].' },
      { text: 'I looked that up for you, please see here [1].' },
    )
    const { stdout } = await runCli(evaluate('kb', [returns, returns, returns], '--json'), {
      MISTRAL_API_KEY: 'test',
      MISTRAL_SERVER_URL: model.url,
    })
    expect(model.requests).toHaveLength(3)
    // Of the second, the sentence was taken out before it was said.
    expect(JSON.parse(stdout)).toMatchObject({ cases: 3, answered: 2, right: 1, unfounded: 1 })
  })

  it('tells every bad case with its line, and asks none', async () => {
    const bad = ['{"query":"x","expect":"answer"}', '{"query":"x","expect":"perhaps"}', '{']
    const cases = write('bad.jsonl', bad.join('\n'))
    const { code, stdout, stderr } = await runCli([
      ...['eval', 'answers', '--kb', join(folder, 'kb')],
      ...['--cases', cases],
    ])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/bad\.jsonl:1: relevant: a case that expects an answer/),
      expect.stringMatching(/bad\.jsonl:2: expect: /),
      expect.stringMatching(/bad\.jsonl:3: /),
    ])
  })
})

describe('eval intents', () => {
  it('learns from one file and is held against the other', async () => {
    const of = (intent: string, texts: string[]) => texts.map((text) => ({ text, intent }))
    const train = write(
      'train.jsonl',
      lines([
        ...of('thanks', ['thank you so much', 'many thanks', 'that is kind, thank you', 'i appreciate it']),
        ...of('track_order', ['where is my parcel', 'track my order', 'when does my package arrive']),
      ]),
    )
    const cases = write(
      'intents.jsonl',
      lines([
        ...of('thanks', ['thanks a lot', 'i really appreciate your help']),
        ...of('track_order', ['my package has not come yet', 'can I track it?']),
      ]),
    )
    const { code, stdout } = await runCli(['eval', 'intents', '--train', train, '--cases', cases, '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      cases: 4,
      accuracy: 1,
      by_intent: { thanks: { cases: 2, accuracy: 1 }, track_order: { cases: 2, accuracy: 1 } },
      packaged: { cases: 4, accuracy: 1 },
    })
  })

  it.each([[['eval', 'answers']], [['eval', 'intents', '--cases', 'x']]])(
    '%j says what it needs',
    async (args) => {
      const { code, stderr } = await runCli(args)
      expect([code, stderr]).toEqual([2, expect.stringMatching(/needs --/)])
    },
  )
})
