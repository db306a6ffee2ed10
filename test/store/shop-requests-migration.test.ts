import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { migrations } from '../../server/store/migrations/index.ts'
import { dueShopRequests } from '../../server/store/shop-requests.ts'
import { openSqlite } from '../../server/store/sqlite.ts'

it('what an older version was about to ask the shop, or to mail, is still asked and mailed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'verdemuse-old-'))
  const file = join(folder, 'old.db')
  const older = migrations.findIndex(({ name }) => name === 'm014_shop_requests')
  const raw = new Sqlite(file)
  for (const { statements } of migrations.slice(0, older))
    for (const { sql, parameters } of statements) raw.prepare(sql).run(...parameters)
  raw.exec(`
    insert into visitors (visitor_id, created_at) values ('v', 1);
    insert into conversations (conversation_id, visitor_id, state, title, created_at, updated_at)
      values ('c', 'v', 'open', '', 1, 1);
    pragma user_version = ${older};
  `)
  const action =
    raw.prepare(`insert into actions (action_id, conversation_id, turn_id, ordinal, user_id, kind, request,
    state, summary, details, created_at, expires_at, decided_at, receipt, mail_due_at)
    values (?, 'c', ?, 1, 'ada', 'k', '{}', ?, 's', '{}', 1, 2, 3, ?, ?)`)
  action.run('asked', 't1', 'confirming', null, null)
  action.run('done', 't2', 'committed', '{"number":"R"}', 7)
  action.run('mailed', 't3', 'committed', '{"number":"R"}', null)
  action.run('back', 't4', 'undone', '{"number":"R"}', 8)
  raw.close()
  const database = openSqlite(file)
  expect(await dueShopRequests(database, 'asked', 9, 9)).toMatchObject([
    { action_id: 'asked', deed: 'commit', user_id: 'ada', decided_at: 3, answered_at: null },
  ])
  expect(await dueShopRequests(database, 'mailed', 9, 9)).toMatchObject([
    { action_id: 'done', deed: 'commit', receipt: '{"number":"R"}', due_at: 7 },
    { action_id: 'back', deed: 'undo', receipt: '{"number":"R"}', due_at: 8 },
  ])
  database.close()
  rmSync(folder, { recursive: true })
})
