import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { ModelState } from '../answer/model-state.ts'
import type { TurnRecord } from '../store/turn-records.ts'
import type { Knowledge } from '../wire.ts'
import { fallbackKind } from './fallback-kind.ts'

/** What is looked at when someone asks for the metrics, not before. */
export interface MetricsNow {
  openStreams: number
  runningTurns: number
  knowledge: Knowledge
  /** Undefined where no model is configured. */
  model: ModelState | undefined
}

/** The figures for Prometheus. Labels have values from closed sets only: nothing that anyone said or is. */
export interface Metrics {
  countTurn(record: TurnRecord): void
  /** @param route a pattern such as `/v1/conversations/:id`, never an address */
  countRequest(method: string, route: string, status: number): void
  countWriteFailure(kind: 'unavailable' | 'other'): void
  /** The text exposition, and its media type. */
  render(now: MetricsNow): Promise<{ type: string; text: string }>
}

const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])
const STATES = ['closed', 'half-open', 'open'] as const
const FIRST_TOKEN_S = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 8, 15]
const RESPONSE_S = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 8, 15, 30, 60]
const RETRIEVAL_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

/** Metrics in a registry of their own, with the process's (CPU, memory, event loop lag) among them. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })

  const turns = new Counter({
    name: 'verdemuse_turns_total',
    help: 'Turns that have ended, by outcome, or by error',
    labelNames: ['outcome', 'error', 'answerer'],
    registers,
  })
  const fallbacks = new Counter({
    name: 'verdemuse_fallbacks_total',
    help: 'Turns that the first choice did not answer, by the kind of reason',
    labelNames: ['reason'],
    registers,
  })
  const seconds = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name: `verdemuse_${name}_seconds`, help, buckets, labelNames: ['answerer'], registers })
  const firstToken = seconds('time_to_first_token', 'From the saved message to the first word', FIRST_TOKEN_S)
  const response = seconds('response_time', 'From the saved message to the end of the answer', RESPONSE_S)
  const retrieval = seconds('retrieval', 'Looking things up for a turn', RETRIEVAL_S)
  const tokens = new Counter({
    name: 'verdemuse_tokens_total',
    help: 'Tokens of the model',
    labelNames: ['kind'],
    registers,
  })
  const cost = new Counter({
    name: 'verdemuse_model_cost_dollars_total',
    help: 'Cost of the model by list price',
    registers,
  })
  const modelRequests = new Counter({
    name: 'verdemuse_model_requests_total',
    help: 'Requests to the model',
    registers,
  })
  const requests = new Counter({
    name: 'verdemuse_http_requests_total',
    help: 'HTTP requests by the pattern of their route',
    labelNames: ['method', 'route', 'status'],
    registers,
  })
  const writeFailures = new Counter({
    name: 'verdemuse_database_write_failures_total',
    help: 'Batches that could not be written',
    labelNames: ['kind'],
    registers,
  })
  const gauge = (name: string, help: string) => new Gauge({ name: `verdemuse_${name}`, help, registers })
  const openStreams = gauge('open_streams', 'Streams of shoppers that are open')
  const runningTurns = gauge('running_turns', 'Turns that run or wait')
  const documents = gauge('knowledge_documents', 'Documents of the knowledge base')
  const passages = gauge('knowledge_passages', 'Passages of the knowledge base')
  const problems = gauge('knowledge_problems', 'Problems in the files of the knowledge base')
  const updated = gauge('knowledge_updated_timestamp_seconds', 'When this version of it was made')
  const version = new Gauge({
    name: 'verdemuse_knowledge_version_info',
    help: '1 for the version that is served',
    labelNames: ['version'],
    registers,
  })
  const breaker = new Gauge({
    name: 'verdemuse_model_breaker',
    help: '1 for the state that the circuit breaker of the model is in',
    labelNames: ['state'],
    registers,
  })

  return {
    countTurn(record) {
      const { answerer, outcome, error, fallback_reason } = record
      turns.inc({ outcome: outcome ?? 'none', error: error ?? 'none', answerer })
      if (fallback_reason !== null) fallbacks.inc({ reason: fallbackKind(fallback_reason) })
      if (record.time_to_first_token_ms !== null)
        firstToken.observe({ answerer }, record.time_to_first_token_ms / 1000)
      if (error === null && outcome !== 'stopped')
        response.observe({ answerer }, record.response_time_ms / 1000)
      retrieval.observe({ answerer }, record.retrieval_ms / 1000)
      tokens.inc({ kind: 'prompt' }, record.prompt_tokens)
      tokens.inc({ kind: 'completion' }, record.completion_tokens)
      modelRequests.inc(record.model_requests)
      cost.inc((record.cost_micros ?? 0) / 1_000_000)
    },
    countRequest(method, route, status) {
      requests.inc({ method: METHODS.has(method) ? method : 'other', route, status: String(status) })
    },
    countWriteFailure: (kind) => writeFailures.inc({ kind }),
    async render({ knowledge, model, ...now }) {
      openStreams.set(now.openStreams)
      runningTurns.set(now.runningTurns)
      documents.set(knowledge.documents)
      passages.set(knowledge.passages)
      problems.set(knowledge.problems.length)
      updated.set(Date.parse(knowledge.updated_at) / 1000)
      // One series: that of the version before would stay otherwise.
      version.reset()
      version.set({ version: knowledge.version }, 1)
      if (model) for (const state of STATES) breaker.set({ state }, model.state === state ? 1 : 0)
      return { type: registry.contentType, text: await registry.metrics() }
    },
  }
}
