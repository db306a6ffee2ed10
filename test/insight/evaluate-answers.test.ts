import { describe, expect, it } from 'vitest'
import type { Passage } from '../../kb/passage.ts'
import { type AnswerCase, evaluateAnswers, type GivenAnswer } from '../../server/insight/evaluate-answers.ts'

const returns: Passage = {
  id: 'policies/return_policy.md#window',
  document: 'policies/return_policy.md',
  kind: 'policy',
  title: 'Return policy › Window',
  alts: [],
  text: 'You can return unworn items within 30 days of delivery. Send them back with the label in the parcel.',
}
const wool: Passage = {
  id: 'articles/wool.md',
  document: 'articles/wool.md',
  kind: 'article',
  title: 'Washing wool',
  alts: [],
  text: 'Wash wool by hand, in cold water, and dry it flat.',
}

const asked = (given: Partial<AnswerCase> = {}): AnswerCase => ({
  query: 'How long may I send something back?',
  expect: 'answer',
  relevant: ['policies/return_policy.md'],
  must: [],
  must_not: [],
  ...given,
})
const said = (text: string, given: Partial<GivenAnswer> = {}): GivenAnswer => ({
  outcome: 'answered',
  confidence: 0.9,
  text,
  cited: [returns],
  ...given,
})
const RIGHT = 'Unworn items can come back within 30 days of delivery [1].'

const judge = (answer: GivenAnswer, given?: Partial<AnswerCase>) =>
  evaluateAnswers([asked(given)], async () => answer)

describe('an answer is right', () => {
  it.each([
    ['with the words of the page', returns.text],
    ['with words of its own', RIGHT],
    [
      'with the same days as weeks and days',
      'You have thirty days from delivery for items that are unworn [1].',
    ],
  ])('%s', async (_, text) => {
    expect(await judge(said(text))).toMatchObject({ answered: 1, right: 1, unfounded: 0, wrong_facts: 0 })
  })

  it('by a section of the document as well as by the document', async () => {
    expect(await judge(said(RIGHT), { relevant: [returns.id] })).toMatchObject({ right: 1 })
    expect(await judge(said(RIGHT), { relevant: ['policies/return_policy.md#refunds'] })).toMatchObject({
      right: 0,
    })
  })
})

describe('a planted fault is seen', () => {
  it.each([
    ['another number of days', 'Unworn items can come back within 90 days of delivery [1].'],
    ['a price that nobody names', 'You can return unworn items within 30 days, for €4.95 [1].'],
    ['a link of its own', 'Return unworn items within 30 days at https://evil.example/returns [1].'],
    ['a citation and nothing from it', 'Certainly! I looked into that, see our page [1].'],
    ['a citation alone', '[1]'],
    ['the question said back', 'How long may you send something back? See [1].'],
  ])('%s is unfounded', async (_, text) => {
    expect(await judge(said(text))).toMatchObject({ answered: 1, right: 0, unfounded: 1 })
  })

  it('a page that was changed says what it must not, or no longer what it must', async () => {
    const planted = { ...returns, text: returns.text.replace('30 days', '300 days') }
    const given = said(planted.text, { cited: [planted] })
    expect(await judge(given, { must: ['30 days'] })).toMatchObject({
      right: 0,
      unfounded: 0,
      wrong_facts: 1,
    })
    expect(await judge(given, { must_not: ['300 Days'] })).toMatchObject({ right: 0, wrong_facts: 1 })
  })

  it('an answer from another page is not right', async () => {
    expect(await judge(said(wool.text, { cited: [wool] }))).toMatchObject({ answered: 1, right: 0 })
  })

  it('an answer where there is none counts as wrong, however well it is founded', async () => {
    expect(await judge(said(RIGHT), { expect: 'unsure' })).toMatchObject({ right: 0, wrongly_answered: 1 })
  })
})

it('counts a question back as no answer, and tells the two kinds apart by confidence', async () => {
  const given: Record<string, GivenAnswer> = {
    a: said(RIGHT, { confidence: 0.8 }),
    b: said('Is it this?', { outcome: 'clarify', confidence: 0.45, cited: [] }),
    c: said('I do not know.', { outcome: 'unsure', confidence: 0.5, cited: [] }),
    d: said('I do not know.', { outcome: 'unsure', confidence: 0.1, cited: [] }),
  }
  const cases = ['a', 'b', 'c', 'd'].map((query) =>
    asked({ query, expect: query < 'c' ? 'answer' : 'unsure' }),
  )
  const report = await evaluateAnswers(cases, async (query) => given[query]!)
  expect(report).toEqual({
    cases: 4,
    answered: 1,
    right: 1,
    wrongly_answered: 0,
    wrongly_unsure: 1,
    auroc: 0.75,
    refused_at_95: 0.5,
    unfounded: 0,
    wrong_facts: 0,
    reliability: [
      { from: 0.1, to: 0.2, cases: 1, confidence: 0.1, right: 0 },
      { from: 0.4, to: 0.5, cases: 1, confidence: 0.45, right: 1 },
      { from: 0.5, to: 0.6, cases: 1, confidence: 0.5, right: 0 },
      { from: 0.8, to: 0.9, cases: 1, confidence: 0.8, right: 1 },
    ],
  })
})
