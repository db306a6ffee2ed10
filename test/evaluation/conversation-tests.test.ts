import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type KnowledgeBase, openKnowledgeBase } from '../../kb/knowledge-base.ts'
import { snapshotOf } from '../../kb/knowledge-snapshot.ts'
import { formatProblem } from '../../kb/problem.ts'
import type { Answerer, AnswerRequest } from '../../server/answer/answerer.ts'
import { conversationTests } from '../../server/cli/conversation-tests.ts'
import { conversationTestSchema } from '../../server/evaluation/conversation-test.ts'
import { describeFailure } from '../../server/evaluation/describe-failure.ts'
import { knownOf, readTests } from '../../server/evaluation/read-tests.ts'
import { runTests } from '../../server/evaluation/run-tests.ts'
import { createShop } from '../../server/shop/create-shop.ts'
import { temporaryFolder, writeInto } from '../kb/temporary-folder.ts'
import { runCli } from '../support/run-cli.ts'

const faqs = [
  { question: 'Do you rent boats?', answer: 'Yes, a rowing boat is 12 euros an hour.' },
  { question: 'Where do you moor?', answer: 'At the old pier in the harbour.' },
]
const good = {
  id: 'rent',
  title: 'The price of a boat',
  turns: [
    { shopper: 'hi' },
    {
      shopper: 'Do you rent boats?',
      expect: { says: ['€12'], sources: ['faqs/faqs.json#do-you-rent-boats'] },
    },
  ],
}
const wrong = {
  id: 'moor',
  title: 'A place that is not there',
  turns: [{ shopper: 'Where do you moor?', expect: { says: ['new pier'] } }],
}
const kbDir = temporaryFolder({ 'faqs/faqs.json': faqs, 'conversation_tests/boats.json': [good, wrong] })
let knowledge: KnowledgeBase

beforeAll(async () => {
  knowledge = await openKnowledgeBase({ kbDir, index: 'exact' })
})

const problemsIn = (tests: unknown, text?: string): string[] => {
  const folder = temporaryFolder({ 'conversation_tests/t.json': text ?? tests })
  const { problems } = readTests(folder, knownOf(knowledge.passages(), knowledge.products()))
  return problems.map(formatProblem)
}

describe('conversation tests', () => {
  it('are no part of the knowledge', () => {
    expect(knowledge.stats()).toMatchObject({ documents: 2, passages: 2 })
  })

  it('have the area that their file is named by; the folder may be absent', () => {
    expect(readTests(kbDir).tests.map(({ area, id }) => [area, id])).toEqual([
      ['boats', 'rent'],
      ['boats', 'moor'],
    ])
    expect(readTests(temporaryFolder())).toEqual({ tests: [], problems: [] })
  })

  it('keep what cannot be seen in a message, and nothing of a comment', () => {
    const text = JSON.stringify([
      { ...wrong, _comment: 1, turns: [{ ...wrong.turns[0], shopper: 'a\u200bb', _why: 'x' }] },
    ])
    const { tests, problems } = readTests(temporaryFolder({ 'conversation_tests/t.json': text }))
    expect(problems).toEqual([])
    expect(tests[0]?.turns[0]?.shopper).toBe('a\u200bb')
  })

  const turn = { shopper: 'x', expect: { says: ['y'] } }
  it.each<[string, unknown, RegExp]>([
    ['no list', {}, /t\.json:1: expected a list/],
    ['an id with a blank', [{ ...good, id: 'a b' }], /t\.json:3: \[0\] id: expected lower-case words/],
    ['an id that is used twice', [wrong, wrong], /\[1\] id: "moor" is used twice/],
    ['no turns', [{ ...good, turns: [] }], /\[0\] turns/],
    ['no expectation at all', [{ ...good, turns: [{ shopper: 'x' }] }], /no turn expects anything/],
    [
      'an expectation of nothing',
      [{ ...good, turns: [{ shopper: 'x', expect: {} }] }],
      /expect: expects nothing/,
    ],
    [
      'a misspelt key',
      [{ ...good, turns: [{ ...turn, expect: { say: ['y'] } }] }],
      /:\d+: .*Unrecognized key: "say"/,
    ],
    [
      'an unknown outcome',
      [{ ...good, turns: [{ ...turn, expect: { outcome: 'answerd' } }] }],
      /expected one of answered/,
    ],
    [
      'a document that is not there',
      [{ ...good, turns: [{ ...turn, expect: { sources: ['faqs/faqs.json#gone'] } }] }],
      /there is no document faqs\/faqs\.json#gone/,
    ],
    [
      'a product that is not there',
      [{ ...good, turns: [{ ...turn, expect: { products: [['P1', { type: 'oar' }]] } }] }],
      /there is no product P1/,
    ],
    [
      'a page of a product that is not there',
      [{ ...wrong, page: { url: 'https://x.example/', product_id: 'P1' } }],
      /there is no product P1/,
    ],
    ['a time that is none', [{ ...wrong, at: 'noon' }], /\[0\] at/],
  ])('are told by file and line: %s', (_, tests, reason) => {
    const problems = problemsIn(tests)
    expect(problems[0]).toMatch(reason)
    for (const problem of problems) expect(problem).toMatch(/^conversation_tests\/t\.json:\d+: /)
  })

  it('are documented by an example that is one', () => {
    const text = readFileSync('docs/conversation-tests.md', 'utf8')
    const example = /```json\n([\s\S]*?)```/.exec(text)?.[1] ?? ''
    const { tests, problems } = readTests(temporaryFolder({ 'conversation_tests/t.json': example }))
    expect([tests.length, problems]).toEqual([1, []])
  })

  it('that are no JSON are told so', () => {
    expect(problemsIn(undefined, '[\n{ "id": }')).toEqual([
      expect.stringMatching(/t\.json:2: not valid JSON/),
    ])
  })
})

/** Answers with what it was asked and told, and looks something up. */
function parrot(asked: AnswerRequest[]): Answerer {
  return {
    async *answer(request) {
      asked.push(request)
      await request.tools.searchKnowledge('boats')
      yield { type: 'text', text: `${request.question} / ${request.seed}` }
      yield { type: 'end', answerer: 'mistral', outcome: 'answered', suggestions: [] }
    },
  }
}

describe('a run of a test', () => {
  const run = async (test: unknown, times = 1) => {
    const asked: AnswerRequest[] = []
    const snapshot = snapshotOf(knowledge, { readings: false })
    const parts = { knowledge, shop: createShop(() => snapshot, { demo: false }), answerer: parrot(asked) }
    const [result] = await runTests([{ ...conversationTestSchema.parse(test), area: 'a' }], parts, times)
    if (!result) throw new Error('no result')
    return { result, asked }
  }

  it('has messages that were sent one after another answered together, as they are kept', async () => {
    const turns = [
      {
        shopper: ['Do you rent boats?', 'my card is 4111 1111 1111 1111'],
        expect: { says: ['boats? my card is [card'] },
      },
    ]
    const { result } = await run({ id: 'x', title: 'x', turns })
    expect(result.runs[0]?.turns[0]?.shopper).not.toContain('4111')
    expect(result.runs[0]?.turns[0]?.shopper).toMatch(/^Do you rent boats\?\nmy card/)
  })

  it('is told what a model looked up', async () => {
    const turns = [
      { shopper: 'boats', expect: { tools: ['search_knowledge'] } },
      { shopper: 'boats', expect: { tools: 'none' } },
    ] as const
    const { result } = await run({ id: 'x', title: 'x', turns })
    expect(result.runs[0]?.turns.map(({ failures }) => failures)).toEqual([
      [],
      ['looked up by search_knowledge: expected nothing'],
    ])
  })

  it('differs from the other runs by its seeds alone', async () => {
    const turns = [{ shopper: 'boats', expect: { says: ['boats'] } }, { shopper: 'and oars' }]
    const { asked } = await run({ id: 'x', title: 'x', turns }, 2)
    expect(asked.map(({ question }) => question)).toEqual(['boats', 'and oars', 'boats', 'and oars'])
    expect(new Set(asked.map(({ seed }) => seed)).size).toBe(4)
  })

  it('that failed is told with all that was said up to there', async () => {
    const turns = [
      { shopper: 'boats' },
      { shopper: 'oars', expect: { says: ['never'] } },
      { shopper: 'not told', expect: { says: ['not told'] } },
    ]
    const told = describeFailure((await run({ id: 'x', title: 'Oars', turns }, 2)).result).join('\n')
    expect(told).toMatch(/^✗ a › x \(2 of 2 runs\): Oars\n +shopper: +boats\n +assistant: boats/)
    expect(told).toContain('✗ does not say "never"')
    expect(told).not.toContain('not told')
  })
})

describe('the command line', () => {
  it('runs them, tells what fails, with pass^k of each area, and ends with 1', async () => {
    const { code, stdout } = await runCli(['test', '--kb', kbDir, '--times', '2'])
    expect(code).toBe(1)
    expect(stdout).toMatch(/✗ boats › moor \(2 of 2 runs\)[\s\S]*does not say "new pier"/)
    expect(stdout).toMatch(/area +tests +passed +pass\^1 +pass\^2\nboats +2 +1 +50\.0 % +50\.0 %\nall/)
    const only = await runCli(['test', '--kb', kbDir, '--only', 'rent', '--json'])
    expect([only.code, JSON.parse(only.stdout)]).toMatchObject([
      0,
      { all: { tests: 1, passed: 1, pass_k: [1] }, tests: [{ id: 'rent', runs: [{ passed: true }] }] },
    ])
  })

  it('checks them along with the knowledge base', async () => {
    const bad = temporaryFolder({ 'faqs/faqs.json': faqs })
    writeInto(bad, 'conversation_tests/boats.json', '[\n{ "id": "x" }\n]')
    const { code, stdout } = await runCli(['kb', 'check', '--kb', bad])
    expect(code).toBe(1)
    expect(stdout).toMatch(/^conversation_tests\/boats\.json:2: \[0\] title/m)
  })

  it('refuses what it does not understand', async () => {
    const settings = { kbDir, demo: false, json: false, print: () => {}, complain: () => {} }
    const answerer = () => {
      throw new Error('nothing is to be answered')
    }
    const run = (given: { only?: string; times?: string }) =>
      conversationTests({ ...settings, answerer, only: given.only, times: given.times })
    await expect(run({ times: '0' })).rejects.toThrow(/^--times 0: expected/)
    await expect(run({ only: 'none' })).rejects.toThrow(/no test and no area/)
  })
})
