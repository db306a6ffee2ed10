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

/** The figure page of one period. Milliseconds. */
interface Measured {
  records: number
  /** The page while the shop is busy: a new turn came since it was looked at last. */
  page_ms: number
  page_longest_block_ms: number
  /** The first page after a restart: sums come from the database. */
  restart_ms: number
  restart_longest_block_ms: number
  /** The first page ever: everything is read from the records. */
  first_ms: number
  first_longest_block_ms: number
}

const SIZE = 1_000_000
const DAYS = 30
const ROUNDS = 7
const RANGES = ['24h', '7d', '30d'] as const

const budgets: Budget[] = RANGES.flatMap((range) => [
  { figure: `${range}.page_ms`, most: 50, unit: 'ms' },
  { figure: `${range}.page_longest_block_ms`, most: 5, unit: 'ms' },
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
      page_longest_block_ms: page.longest,
      restart_ms: restart.ms,
      restart_longest_block_ms: restart.longest,
      first_ms: first.ms,
      first_longest_block_ms: first.longest,
    }
  }
  database.close()
  return found
}

/** One look at the page: how long it took, and how long nothing else got its turn meanwhile. */
async function look(database: Database, tallies: ReadTallies, range: OverviewRange) {
  let longest = 0
  let last = performance.now()
  let running = true
  const beat = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (running) setImmediate(beat)
  }
  setImmediate(beat)
  const start = performance.now()
  await createOverview(database, { tallies })(windowUpTo(Date.now(), range))
  const ms = performance.now() - start
  beat()
  running = false
  return { ms, longest }
}

/** The best of some rounds, each figure for itself: on a busy machine others' work is not ours. */
async function best(round: () => Promise<{ ms: number; longest: number }>) {
  const rounds = []
  for (let i = 0; i < ROUNDS; i++) rounds.push(await round())
  return {
    ms: Math.min(...rounds.map(({ ms }) => ms)),
    longest: Math.min(...rounds.map(({ longest }) => longest)),
  }
}

/** Conversations of three turns, spread over the days; the rest of the rows is made from them in one go. */
async function fill(database: Database, count: number, now: number): Promise<void> {
  const from = now - DAYS * 86_400_000
  const step = (now - from) / count
  for (let at = 0; at < count; at += 5000) {
    const rows = Array.from({ length: Math.min(5000, count - at) }, (_, index) => {
      const turn = at + index
      const conversation = Math.floor(turn / 3)
      return aRecord(
        `t${turn}`,
        `c${conversation}`,
        Math.floor(from + conversation * 3 * step) + (turn % 3) * 30_000,
      )
    })
    await database.write(
      rows.map((row) => ({ query: queries.insertInto('turn_records').values(row).compile() })),
    )
  }
  const statements = [
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
    cost_micros: 200,
    passages: '[]',
    citations: '[]',
    locale: 'en',
    helpful: chance < 0.1 ? 1 : null,
    sentiment: chance < 0.15 ? 'negative' : 'neutral',
    topic: `Topic ${Math.floor(chance * 30)}`,
  }
}
