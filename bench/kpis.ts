import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { keptTallies } from '../server/insight/kept-tallies.ts'
import { createOverview, windowUpTo } from '../server/insight/overview.ts'
import type { ReadTallies } from '../server/insight/tally-reader.ts'
import type { Database } from '../server/store/database.ts'
import { queries } from '../server/store/queries.ts'
import { openSqlite } from '../server/store/sqlite.ts'
import { insertTurnRecord, type TurnRecord } from '../server/store/turn-records.ts'
import type { OverviewRange } from '../server/wire.ts'
import type { Bench, Budget } from './bench.ts'

/**
 * The figure page of one period, ms: `page` while the shop is busy (a new turn came since the last look), `restart`
 * the first one after a restart, `first` the first ever, when everything is read from the records. `cpu` is by the
 * processor's clock, which a busy machine does not slow down; `block` the longest time, by that clock, in which nothing
 * else got its turn.
 */
interface Measured {
  records: number
  page_ms: number
  page_cpu: number
  page_block: number
  restart_ms: number
  restart_cpu: number
  restart_block: number
  first_ms: number
  first_cpu: number
  first_block: number
}

/** What one look at the page took. */
interface Look {
  ms: number
  cpu: number
  block: number
}

const SIZE = 1_000_000
const DAYS = 30
const ROUNDS = 7
const RANGES = ['24h', '7d', '30d'] as const

const budgets: Budget[] = RANGES.flatMap((range) => [
  { figure: `${range}.page_cpu`, most: 50, unit: 'ms' },
  { figure: `${range}.page_block`, most: 5, unit: 'ms' },
])

/** The figures of the dashboard over a million turn records of the last 30 days. */
export const kpis: Bench = {
  name: 'kpis',
  budgets,
  async run({ script, root, sizes }) {
    const what = `kpis:${sizes?.[0] ?? SIZE}`
    const told = execFileSync(process.execPath, [script, '--measure', what, '--root', root], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const measured: Record<OverviewRange, Measured> = JSON.parse(told)
    return measured
  },
  async measure(what) {
    const folder = mkdtempSync(join(tmpdir(), 'verdemuse-bench-'))
    try {
      return await measureAll(join(folder, 'bench.db'), Number(what))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function measureAll(file: string, records: number): Promise<Record<string, Measured>> {
  const now = Date.now()
  const database = openSqlite(file)
  await fill(database, records, now)
  const found: Record<string, Measured> = {}
  for (const range of RANGES) {
    const tallies = keptTallies(database)
    const first = await look(database, tallies, range)
    const restart = await best(() => look(database, keptTallies(database), range))
    let serial = 0
    const page = await best(async () => {
      await database.write(insertTurnRecord(aRecord(`new ${range} ${serial++}`, `new ${range}`, Date.now())))
      return look(database, tallies, range)
    })
    found[range] = {
      records,
      page_ms: page.ms,
      page_cpu: page.cpu,
      page_block: page.block,
      restart_ms: restart.ms,
      restart_cpu: restart.cpu,
      restart_block: restart.block,
      first_ms: first.ms,
      first_cpu: first.cpu,
      first_block: first.block,
    }
  }
  database.close()
  return found
}

async function look(database: Database, tallies: ReadTallies, range: OverviewRange): Promise<Look> {
  let block = 0
  let last = processorMs()
  let running = true
  const beat = () => {
    const now = processorMs()
    block = Math.max(block, now - last)
    last = now
    if (running) setImmediate(beat)
  }
  setImmediate(beat)
  const [start, processor] = [performance.now(), processorMs()]
  await createOverview(database, { tallies })(windowUpTo(Date.now(), range))
  const ms = performance.now() - start
  beat()
  running = false
  return { ms, cpu: processorMs() - processor, block }
}

function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** The best of some rounds, each figure for itself: on a busy machine others' work is not ours. */
async function best(round: () => Promise<Look>): Promise<Look> {
  const rounds: Look[] = []
  for (let i = 0; i < ROUNDS; i++) rounds.push(await round())
  const least = (figure: keyof Look) => Math.min(...rounds.map((one) => one[figure]))
  return { ms: least('ms'), cpu: least('cpu'), block: least('block') }
}

/** Conversations of three turns, spread over the days, all made by the database itself. */
async function fill(database: Database, count: number, now: number): Promise<void> {
  const from = now - DAYS * 86_400_000
  const step = (now - from) / count
  // Park and Miller's numbers would be dear here: the digits of a product are spread well enough.
  const chance = sql`((turn * 7919 % 1009) / 1009.0)`
  const statements = [
    sql`with recursive turns (turn) as (select 0 union all select turn + 1 from turns where turn < ${count - 1})
      insert into turn_records (turn_id, conversation_id, created_at, answerer, outcome, confidence, retrieval_ms,
        time_to_first_token_ms, response_time_ms, prompt_tokens, completion_tokens, cost_micros, passages, citations,
        locale, helpful, sentiment, topic)
      select 't' || turn, 'c' || (turn / 3),
        cast(${from} + (turn / 3) * ${3 * step} as integer) + (turn % 3) * 30000,
        iif(${chance} < 0.3, 'mistral', 'local'),
        case when ${chance} < 0.8 then 'answered' when ${chance} < 0.9 then 'unsure' else 'smalltalk' end,
        0.9, 3, cast(5 + ${chance} * ${chance} * 900 as integer), cast(100 + ${chance} * 4000 as integer),
        900, 90, 200, '[]', '[]', 'en', iif(${chance} < 0.1, 1, null),
        iif(${chance} < 0.15, 'negative', 'neutral'), 'Topic ' || cast(${chance} * 30 as integer)
      from turns`,
    sql`insert into conversation_records (conversation_id, visitor_id, started_at, ended_at)
      select conversation_id, conversation_id, min(created_at), cast(max(created_at + response_time_ms) as integer)
      from turn_records group by conversation_id`,
    sql`insert into figure_changes select distinct cast(created_at / 900000 as integer) * 900000, 1
      from turn_records where true on conflict do nothing`,
  ]
  await database.write(statements.map((statement) => ({ query: statement.compile(queries) })))
}

function aRecord(turnId: string, conversationId: string, at: number): TurnRecord {
  const chance = ((at * 2_654_435_761) % 1000) / 1000
  return {
    turn_id: turnId,
    conversation_id: conversationId,
    created_at: at,
    answerer: chance < 0.3 ? 'mistral' : 'local',
    fallback_reason: null,
    outcome: chance < 0.8 ? 'answered' : chance < 0.9 ? 'unsure' : 'smalltalk',
    error: null,
    confidence: 0.9,
    retrieval_ms: 3,
    time_to_first_token_ms: Math.round(5 + chance * chance * 900),
    response_time_ms: Math.round(100 + chance * 4000),
    prompt_tokens: 900,
    completion_tokens: 90,
    model: 'mistral-small-latest',
    model_requests: 1,
    request_id: null,
    cost_micros: 200,
    unsupported_claims: 0,
    passages: '[]',
    knowledge_version: null,
    citations: '[]',
    locale: 'en',
    helpful: chance < 0.1 ? 1 : null,
    helpful_at: chance < 0.1 ? at + 5000 : null,
    asked_for_person: 0,
    said_helped: 0,
    messages: 1,
    sentiment: chance < 0.15 ? 'negative' : 'neutral',
    topic: `Topic ${Math.floor(chance * 30)}`,
  }
}
