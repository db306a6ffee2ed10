import Sqlite from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { keptTallies } from '../../server/insight/kept-tallies.ts'
import { createOverview } from '../../server/insight/overview.ts'
import { migrations } from '../../server/store/migrations/index.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { DAY, HOUR } from './a-history.ts'

const start = Date.UTC(2026, 4, 1, 8)

it('records of an older version are in the figures as far as they go', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'verdemuse-old-'))
  const file = join(folder, 'old.db')
  const raw = new Sqlite(file)
  for (const { statements } of migrations.slice(0, 3))
    for (const { sql, parameters } of statements) raw.prepare(sql).run(...parameters)
  raw.exec(`
    insert into visitors values ('v', 1);
    insert into conversations (conversation_id, visitor_id, state, title, created_at, updated_at)
      values ('c', 'v', 'open', '', 1, 1);
    insert into ratings values ('c', 5, null, ${start + HOUR});
    pragma user_version = 3;
  `)
  const insert =
    raw.prepare(`insert into turn_records (turn_id, conversation_id, created_at, answerer, outcome,
    confidence, retrieval_ms, response_time_ms, prompt_tokens, completion_tokens, passages, citations, helpful)
    values (?, 'c', ?, 'local', 'answered', 1, 1, 100, 0, 0, '[]', '[]', ?)`)
  insert.run('t1', start, 1)
  insert.run('t2', start + HOUR, null)
  raw.close()

  const database = openSqlite(file)
  const now = () => start + 20 * DAY
  const overview = createOverview(database, { now, tallies: keptTallies(database) })
  const { figures, cohort, totals } = await overview({ from: start, to: start + DAY })
  expect(totals.turns).toBe(2)
  expect(cohort).toMatchObject({ conversations: 1, turns: 2, messages: 2 })
  expect(figures.confirmed).toMatchObject({ part: 1, whole: 1 })
  expect(figures.csat).toMatchObject({ part: 1, whole: 1 })
  expect(figures['sentiment-neutral']).toMatchObject({ whole: 0, share: null })
  database.close()
  rmSync(folder, { recursive: true })
})
