import { z } from 'zod'
import { type KnowledgeBase, openKnowledgeBase } from '../../kb/knowledge-base.ts'
import { snapshotOf } from '../../kb/knowledge-snapshot.ts'
import { readCases } from '../../kb/read-cases.ts'
import { shopProfileFrom } from '../../kb/shop-profile.ts'
import type { ConfiguredAnswerer } from '../answer/configured-answerer.ts'
import { answerTurn } from '../chat/answer-turn.ts'
import { textOf } from '../chat/turns/turn-ending.ts'
import { emptyTrace } from '../chat/turn-trace.ts'
import {
  type AnswerCase,
  type AnswersReport,
  evaluateAnswers,
  type GivenAnswer,
} from '../insight/evaluate-answers.ts'
import { createShop } from '../shop/create-shop.ts'
import type { Shop } from '../shop/shop.ts'
import type { TurnEvent } from '../wire.ts'
import { UsageError } from './usage-error.ts'

const words = z.array(z.string().min(1)).default([])
const caseSchema: z.ZodType<AnswerCase> = z
  .object({
    query: z.string().min(1),
    expect: z.enum(['answer', 'unsure']),
    relevant: words,
    must: words,
    must_not: words,
  })
  .refine(({ expect, relevant }) => expect === 'unsure' || relevant.length > 0, {
    path: ['relevant'],
    error: 'a case that expects an answer names the documents that answer it',
  })

/**
 * `eval answers`: every case goes through the whole turn of an answerer, in a shop without products or a voice of its
 * own, each in a conversation of its own.
 */
export async function evalAnswers({
  kb,
  cases,
  json,
  answerer,
  print,
  complain,
}: {
  kb: string | undefined
  cases: string | undefined
  json: boolean
  answerer: () => ConfiguredAnswerer
  print: (text: string) => void
  complain: (line: string) => void
}): Promise<void> {
  if (kb === undefined || cases === undefined)
    throw new UsageError('eval answers needs --kb DIR and --cases FILE.jsonl.')
  const asked = readCases(cases, caseSchema)
  const knowledge = await openKnowledgeBase({ kbDir: kb, log: complain })
  const report = await evaluateAnswers(asked, askerOf(knowledge, answerer()))
  print(json ? JSON.stringify(report, null, 2) : asText(report))
}

function askerOf(
  knowledge: KnowledgeBase,
  { answerer, model }: ConfiguredAnswerer,
): (question: string) => Promise<GivenAnswer> {
  const shop = neutralShop(knowledge)
  const passages = new Map(knowledge.passages().map((passage) => [passage.id, passage]))
  return async (question) => {
    const { signal } = new AbortController()
    const input = { question, history: [], page: undefined, locale: undefined, seed: question, signal }
    const events: TurnEvent[] = []
    for await (const event of answerTurn(
      input,
      { knowledge, shop, answerer, model, now: Date.now },
      emptyTrace(),
    ))
      events.push(event)
    const end = events.at(-1)
    if (end?.type !== 'turn-end') throw new Error(`The turn did not end: ${question}`)
    const sources = events.flatMap((event) => (event.type === 'sources' ? event.sources : []))
    const citedIds = new Set(sources.filter(({ n }) => end.citations.includes(n)).map(({ id }) => id))
    return {
      outcome: end.outcome,
      confidence: end.confidence,
      text: textOf(events),
      cited: [...citedIds].flatMap((id) => passages.get(id) ?? []),
    }
  }
}

/** A shop that sells nothing and is called nothing: what is measured is the knowledge base. */
function neutralShop(knowledge: KnowledgeBase): Shop {
  const snapshot = { ...snapshotOf(knowledge, { readings: false }), products: [], productPassages: new Map() }
  const { profile } = shopProfileFrom(undefined)
  return { ...createShop(() => snapshot, { demo: false }), profile: () => profile }
}

function asText({ reliability, auroc, refused_at_95: refused, ...counts }: AnswersReport): string {
  const share = (value: number | null) => (value === null ? '–' : value.toFixed(4))
  return [
    ...Object.entries(counts).map(([name, count]) => `${name}: ${count}`),
    `auroc: ${share(auroc)}`,
    `refused_at_95: ${share(refused)}`,
    '',
    'confidence   cases   mean    answerable',
    ...reliability.map(({ from, to, cases, confidence, right }) =>
      [
        `${from.toFixed(1)} to ${to.toFixed(1)} `,
        String(cases).padStart(6),
        confidence.toFixed(3).padStart(8),
        right.toFixed(3).padStart(9),
      ].join(' '),
    ),
  ].join('\n')
}
