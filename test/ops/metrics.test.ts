import { describe, expect, it } from 'vitest'
import { fallbackKind } from '../../server/ops/fallback-kind.ts'
import { createMetrics } from '../../server/ops/metrics.ts'
import { aKnowledge } from '../dashboard/a-knowledge.ts'
import { syntheticRecords } from '../dashboard/synthetic-records.ts'

const now = { openStreams: 3, runningTurns: 2, knowledge: aKnowledge(), model: undefined }

/** The samples of a text exposition: `name{labels}` to value. */
async function samples(metrics: ReturnType<typeof createMetrics>, at: object = {}) {
  const { text, type } = await metrics.render({ ...now, ...at })
  expect(type).toContain('text/plain')
  return Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  )
}

const [any] = syntheticRecords({ count: 1, hours: 1, until: 1e12 })
if (!any) throw new Error('one was asked for')
const record = {
  ...any,
  answerer: 'mistral',
  outcome: 'answered',
  error: null,
  fallback_reason: null,
  time_to_first_token_ms: 240,
  response_time_ms: 1500,
  prompt_tokens: 900,
  completion_tokens: 120,
  cost_micros: 250_000,
  model_requests: 2,
} as const

describe('the metrics', () => {
  it('count turns with their times, tokens and fallbacks', async () => {
    const metrics = createMetrics()
    metrics.countTurn(record)
    metrics.countTurn({ ...record, outcome: 'stopped' })
    metrics.countTurn({
      ...record,
      outcome: null,
      error: 'internal',
      time_to_first_token_ms: null,
      fallback_reason: 'status 503',
    })
    expect(await samples(metrics)).toMatchObject({
      'verdemuse_turns_total{outcome="answered",error="none",answerer="mistral"}': 1,
      'verdemuse_turns_total{outcome="none",error="internal",answerer="mistral"}': 1,
      'verdemuse_time_to_first_token_seconds_bucket{le="0.25",answerer="mistral"}': 2,
      'verdemuse_time_to_first_token_seconds_bucket{le="0.1",answerer="mistral"}': 0,
      'verdemuse_response_time_seconds_count{answerer="mistral"}': 1,
      'verdemuse_response_time_seconds_sum{answerer="mistral"}': 1.5,
      'verdemuse_fallbacks_total{reason="status 5xx"}': 1,
      'verdemuse_tokens_total{kind="prompt"}': 2700,
      verdemuse_model_requests_total: 6,
      verdemuse_model_cost_dollars_total: 0.75,
    })
  })

  it('show how things are now: streams, turns, knowledge, the model’s breaker, the event loop', async () => {
    const metrics = createMetrics()
    metrics.countWriteFailure('unavailable')
    const model = { state: 'open', since: 1, last_fault: null } as const
    const first = await samples(metrics, { model })
    const { version, passages } = aKnowledge()
    expect(first).toMatchObject({
      verdemuse_open_streams: 3,
      verdemuse_running_turns: 2,
      verdemuse_knowledge_passages: passages,
      [`verdemuse_knowledge_version_info{version="${version}"}`]: 1,
      'verdemuse_model_breaker{state="open"}': 1,
      'verdemuse_model_breaker{state="closed"}': 0,
      'verdemuse_database_write_failures_total{kind="unavailable"}': 1,
      nodejs_eventloop_lag_seconds: expect.any(Number),
    })
    const next = await samples(metrics, { knowledge: { ...aKnowledge(), version: 'next' } })
    expect(Object.keys(next).filter((name) => name.includes('knowledge_version_info'))).toEqual([
      'verdemuse_knowledge_version_info{version="next"}',
    ])
  })

  it('take no label from outside', async () => {
    const metrics = createMetrics()
    metrics.countRequest('ANNA', '/v1/conversations/:id', 405)
    metrics.countTurn({ ...record, fallback_reason: 'anna@shop.example said so' })
    const text = Object.keys(await samples(metrics)).join('\n')
    expect(text).toContain('{method="other",route="/v1/conversations/:id",status="405"}')
    expect(text).not.toMatch(/anna/i)
    expect(fallbackKind('status 418')).toBe('status 4xx')
    expect(fallbackKind('daily token budget')).toBe('budget')
  })
})
