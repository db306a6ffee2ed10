import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { CompiledQuery } from 'kysely'
import { beforeEach, describe, expect, it, test } from 'vitest'
import { insertConversationEvent, newestConversationEvent } from '../../server/store/conversation-events.ts'
import { appendMessage, insertConversation, listMessages } from '../../server/store/conversations.ts'
import { type Database, StorageUnavailable, WriteConflict } from '../../server/store/database.ts'
import { hashToken } from '../../server/auth/credentials/secret-token.ts'
import { refreshTokens } from '../../server/auth/tokens/refresh-token.ts'
import { createVisitorSessions } from '../../server/auth/tokens/create-visitor-sessions.ts'
import { randomId } from '../../server/ids.ts'
import { migrations } from '../../server/store/migrations/index.ts'
import { queries } from '../../server/store/queries.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { tokensUsedSince } from '../../server/store/turn-records.ts'
import { findRunningTurns, findTurnOfMessage, insertTurn } from '../../server/store/turns.ts'
import { findSession, insertVisitorSession, rotateSession } from '../../server/store/visitors.ts'
import { caller, testStaffAuth } from '../support/staff-auth.ts'

const key = (fill: number) => new Uint8Array(32).fill(fill)

let folder: string
let file: string
let database: Database

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verdemuse-store-'))
  file = join(folder, 'verdemuse.db')
  database = openSqlite(file)
  const session = { sessionId: 's', visitorId: 'v', createdAt: 1, expiresAt: 2 }
  await database.write([...insertVisitorSession(session), insertConversation('c', 'v', 1)])
  return () => {
    database.close()
    rmSync(folder, { recursive: true })
  }
})

const message = (messageId: string) =>
  appendMessage({
    conversation_id: 'c',
    message_id: messageId,
    role: 'shopper',
    text: `text of ${messageId}`,
    turn_id: null,
    created_at: 1,
  })

const ids = async () => (await listMessages(database, 'c', 2000)).map((row) => row.message_id)

describe('a batch', () => {
  it('is written whole or not at all, without harm to others of the same moment', async () => {
    const results = await Promise.allSettled([
      database.write(message('a')),
      database.write([...message('b'), ...message('a')]),
      database.write(message('c'), { durable: true }),
      database.write([...message('d'), rotateSession('s', 99, 1)]),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected'])
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(WriteConflict)
    expect(await ids()).toEqual(['a', 'c'])
  })

  it('numbers messages in the order in which they were given', async () => {
    const given = Array.from({ length: 200 }, (_, index) => `m${index}`)
    await Promise.all(given.map((id) => database.write(message(id))))
    expect(await ids()).toEqual(given)
  })

  it('is refused with all of it when what it needs is not there', async () => {
    const orphan = appendMessage({
      conversation_id: 'nowhere',
      message_id: 'x',
      role: 'shopper',
      text: '',
      turn_id: null,
      created_at: 1,
    })
    await expect(database.write(orphan)).rejects.toBeInstanceOf(WriteConflict)
  })

  it('moves a session on once, though two ask at once', async () => {
    const results = await Promise.allSettled([1, 2].map(() => database.write([rotateSession('s', 0, 5)])))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(await findSession(database, 's')).toMatchObject({ generation: 1, rotated_at: 5 })
  })
})

test('a lock of another process is waited for, without blocking this one', async () => {
  const other = new Sqlite(file)
  other.exec('begin immediate')
  let written = false
  const write = database.write(message('a')).then(() => {
    written = true
  })
  // Reading goes on, and so does the event loop.
  expect(await ids()).toEqual([])
  await new Promise((resolve) => setImmediate(resolve))
  expect(written).toBe(false)
  other.exec('commit')
  other.close()
  await write
  expect(await ids()).toEqual(['a'])
})

test('a full disk refuses writes as unavailable; reads go on, and writes again once there is room', async () => {
  await database.write(message('first'))
  const allowPages = (count: number) => database.read(CompiledQuery.raw(`pragma max_page_count = ${count}`))
  // What SQLite says of a full disk it says of a file that may not grow.
  await allowPages(1)
  const many = Array.from({ length: 1000 }, (_, index) => `m${index}`)
  const results = await Promise.allSettled(many.map((id) => database.write(message(id))))
  const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
  expect(refusals.length).toBeGreaterThan(0)
  for (const reason of refusals) expect(reason).toBeInstanceOf(StorageUnavailable)
  const kept = many.filter((_, index) => results[index]?.status === 'fulfilled')
  expect(await ids()).toEqual(['first', ...kept])
  await allowPages(1_000_000)
  await database.write(message('last'))
  expect((await ids()).at(-1)).toBe('last')
})

describe('opening', () => {
  it('keeps what was there', async () => {
    await database.write(message('a'), { durable: true })
    database.close()
    database = openSqlite(file)
    expect(await ids()).toEqual(['a'])
  })

  it.each([
    ['no database', 'this is not a database, but long enough to look at'.repeat(100)],
    ['half of one', 'SQLite format 3\0'.padEnd(4096, '\x01')],
  ])('%s is told in one sentence that names the file', (_, content) => {
    const bad = join(folder, 'bad.db')
    writeFileSync(bad, content)
    expect(() => openSqlite(bad)).toThrow(/^The database .*bad\.db is damaged .* Restore it from a backup/)
  })

  it('refuses a database of a newer version', () => {
    const raw = new Sqlite(join(folder, 'newer.db'))
    raw.pragma('user_version = 999')
    raw.close()
    expect(() => openSqlite(join(folder, 'newer.db'))).toThrow(/newer VerdeMuse/)
  })

  it('makes the folders above it, and all its files for this user alone', async () => {
    const made = openSqlite(join(folder, 'a/b/c.db'))
    for (const name of readdirSync(join(folder, 'a/b')))
      expect([name, statSync(join(folder, 'a/b', name)).mode & 0o777]).toEqual([name, 0o600])
    made.close()
    expect(statSync(join(folder, 'a/b')).mode & 0o777).toBe(0o700)
    expect(new Sqlite(join(folder, 'a/b/c.db'), { readonly: true }).pragma('integrity_check')).toEqual([
      { integrity_check: 'ok' },
    ])
  })

  it('takes back the rights that others had on its files', () => {
    database.close()
    chmodSync(file, 0o644)
    database = openSqlite(file)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })
})

describe('a database of the first version', () => {
  it('is brought up to date: its turns keep their order, and new ones come after them', async () => {
    const old = join(folder, 'old.db')
    const raw = new Sqlite(old)
    for (const { sql, parameters } of migrations[0]?.statements ?? []) raw.prepare(sql).run(...parameters)
    raw.exec(`
      insert into visitors values ('v', 1);
      insert into conversations values ('c', 'v', 'open', '', 1, 1);
      insert into turns (turn_id, conversation_id, message_id, state, created_at)
      values ('t1', 'c', 'm', 'ended', 1), ('t2', 'c', 'm', 'ended', 1), ('t3', 'c', 'n', 'running', 1);
      pragma user_version = 1;
    `)
    raw.close()
    const upgraded = openSqlite(old)
    // All of them in the same millisecond.
    expect((await findTurnOfMessage(upgraded, 'c', 'm'))?.turn_id).toBe('t2')
    await upgraded.write([
      insertTurn({ turnId: 't0', conversationId: 'c', messageId: 'm', at: 1 }),
      insertConversationEvent('c', { type: 'turn-started', turn_id: 't0', message_id: 'm' }, 1),
    ])
    expect((await findTurnOfMessage(upgraded, 'c', 'm'))?.turn_id).toBe('t0')
    expect((await findRunningTurns(upgraded)).map(({ turn }) => turn.turn_id)).toEqual(['t3', 't0'])
    expect(await newestConversationEvent(upgraded, 'c')).toBe(1)
    upgraded.close()
  })

  it('keeps staff accounts, ends their sessions, and leads them to a second factor', async () => {
    const old = join(folder, 'old-staff.db')
    const raw = new Sqlite(old)
    for (const { sql, parameters } of migrations[0]?.statements ?? []) raw.prepare(sql).run(...parameters)
    const token = 'staff_of_before'
    raw.exec(`
      insert into staff values ('s', 'ada@shop.example', 'admin', 'hash of lantern orchard violin', 1);
      insert into staff_sessions values ('${await hashToken(token)}', 's', 1, 1, 99999999999999);
      pragma user_version = 1;
    `)
    raw.close()
    const upgraded = openSqlite(old)
    const { staff } = testStaffAuth({ database: upgraded, now: () => 2 })
    expect(await staff.progress(token)).toBeNull()
    const signIn = { email: 'ada@shop.example', password: 'lantern orchard violin', ...caller }
    expect((await staff.signIn(signIn)).state).toMatchObject({ step: 'enrolment', required: true })
    upgraded.close()
  })

  it('keeps visitors signed in, and lets them have a key from now on', async () => {
    const old = join(folder, 'old-sessions.db')
    const raw = new Sqlite(old)
    for (const { statements } of migrations.slice(0, 7))
      for (const { sql, parameters } of statements) raw.prepare(sql).run(...parameters)
    const [sessionId, keys] = [`s_${'a'.repeat(22)}`, { accessKey: key(1), refreshKey: key(2) }]
    raw.exec(`
      insert into visitors values ('v', 1);
      insert into sessions values ('${sessionId}', 'v', 0, null, 1000, 99999999999999, null);
      pragma user_version = 7;
    `)
    raw.close()
    const upgraded = openSqlite(old)
    const sessions = createVisitorSessions({ database: upgraded, ...keys, now: () => 2000, newId: randomId })
    const token = await refreshTokens(keys.refreshKey).make({ sessionId, generation: 0 })
    const tokens = await sessions.refresh(token, { keyThumbprint: 'k1' })
    expect(tokens).toMatchObject({ visitor_id: 'v', scope: 'visitor', token_type: 'DPoP' })
    expect(await sessions.list('v')).toMatchObject([{ user_id: null, device: null, key_thumbprint: 'k1' }])
    upgraded.close()
  })

  it('has its records say what they cost, where that is known, and what was used today', async () => {
    const old = join(folder, 'records.db')
    const raw = new Sqlite(old)
    for (const { statements } of migrations.slice(0, 2))
      for (const { sql, parameters } of statements) raw.prepare(sql).run(...parameters)
    raw.exec(`
      insert into turn_records (turn_id, conversation_id, created_at, answerer, confidence, retrieval_ms,
        response_time_ms, prompt_tokens, completion_tokens, passages, citations)
      values ('t1', 'c', 1, 'local', 1, 1, 1, 0, 0, '[]', '[]'), ('t2', 'c', 5, 'mistral', 1, 1, 1, 900, 30, '[]', '[]');
      pragma user_version = 2;
    `)
    raw.close()
    const upgraded = openSqlite(old)
    const columns = ['turn_id', 'model', 'model_requests', 'cost_micros', 'unsupported_claims'] as const
    expect(await upgraded.read(queries.selectFrom('turn_records').select(columns).compile())).toEqual([
      { turn_id: 't1', model: null, model_requests: 0, cost_micros: 0, unsupported_claims: 0 },
      { turn_id: 't2', model: null, model_requests: 0, cost_micros: null, unsupported_claims: 0 },
    ])
    expect(await tokensUsedSince(upgraded, 1)).toBe(930)
    expect(await tokensUsedSince(upgraded, 6)).toBe(0)
    upgraded.close()
  })
})
