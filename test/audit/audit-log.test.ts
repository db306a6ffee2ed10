import { mkdtempSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import Sqlite from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import { type AuditLog, createAuditLog } from '../../server/audit/audit-log.ts'
import { hashOfEntry } from '../../server/audit/audit-chain.ts'
import { listAudit } from '../../server/audit/list-audit.ts'
import { randomId } from '../../server/ids.ts'
import { auditAnchorFile } from '../../server/ops/audit-anchor-file.ts'
import { type Database, WriteConflict } from '../../server/store/database.ts'
import { queries } from '../../server/store/queries.ts'
import { openSqlite } from '../../server/store/sqlite.ts'

const secret = new Uint8Array(32).fill(5)

let folder: string
let file: string
let database: Database
let audit: AuditLog
let time: number

const open = (db: Database) =>
  createAuditLog({
    database: db,
    anchor: auditAnchorFile(folder, secret),
    now: () => time,
    newId: randomId,
  })

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verdemuse-audit-'))
  file = join(folder, 'verdemuse.db')
  time = Date.UTC(2026, 4, 1, 9)
  database = openSqlite(file)
  audit = open(database)
  return () => {
    database.close()
    rmSync(folder, { recursive: true })
  }
})

/** Five acts, one with an e-mail address. */
async function fiveActs() {
  await audit.append({ actor: 's_ada', act: 'sign-in', subject: 's_ada' })
  const personal = { email: 'grace@shop.example' }
  await audit.append({
    actor: 's_ada',
    act: 'invited',
    subject: 'inv_1',
    details: { role: 'agent' },
    personal,
  })
  await audit.append({ actor: 's_ada', act: 'conversation-opened', subject: 'c_1' })
  await audit.append({ actor: null, act: 'sign-in-failed', details: { step: 'password' } })
  await audit.append({ actor: 's_ada', act: 'sign-out', subject: 's_ada' })
}

/** What somebody with the database alone could do. */
function tamper(sql: string, ...values: unknown[]) {
  const raw = new Sqlite(file)
  raw.prepare(sql).run(...values)
  raw.close()
}

const seqs = async () => (await listAudit(database, {}, 5000)).entries.map(({ seq }) => seq).reverse()

describe('the audit log', () => {
  it('is whole while it is empty, and with every entry', async () => {
    expect(await audit.verify()).toEqual({ state: 'whole', entries: 0 })
    await fiveActs()
    expect(await audit.verify()).toEqual({ state: 'whole', entries: 5 })
    expect(await seqs()).toEqual([1, 2, 3, 4, 5])
    expect(statSync(join(folder, 'audit-head.json')).mode & 0o777).toBe(0o600)
  })

  it('takes a thousand acts at once, from two processes, in one unbroken chain', async () => {
    const other = openSqlite(file)
    const logs = [audit, open(other)]
    await Promise.all(
      Array.from({ length: 1000 }, (_, n) =>
        logs[n % 10 === 0 ? 1 : 0]?.append(
          { actor: `s_${n}`, act: 'sign-in' },
          n % 2 === 0 ? [settingWrite(`n${n}`)] : [],
        ),
      ),
    )
    other.close()
    expect(await audit.verify()).toEqual({ state: 'whole', entries: 1000 })
    expect(new Set(await seqs()).size).toBe(1000)
    const settings = await database.read(queries.selectFrom('settings').select('name').compile())
    expect(settings).toHaveLength(500)
  })

  it('has no entry of an act that was not done, and the act not without its entry', async () => {
    const none = { query: queries.deleteFrom('settings').compile(), mustChange: true }
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        audit.append({ actor: 's_ada', act: 'setting-changed' }, n % 2 ? [settingWrite(`n${n}`)] : [none]),
      ),
    )
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    // Those that begin after the first setting was written delete it.
    for (const reason of refused) expect(reason).toBeInstanceOf(WriteConflict)
    expect(await audit.verify()).toEqual({ state: 'whole', entries: 20 - refused.length })
    expect(refused.length).toBeGreaterThan(0)
  })

  it.each([
    ['who', 3, 'changed', "update audit_entries set actor = 's_eve' where seq = 3"],
    ['when', 2, 'changed', 'update audit_entries set at = at + 1 where seq = 2'],
    ['what', 1, 'changed', "update audit_entries set act = 'sign-out' where seq = 1"],
    ['to whom', 5, 'changed', "update audit_entries set subject = 's_eve' where seq = 5"],
    ['a detail', 4, 'changed', `update audit_entries set details = '{"step":"code"}' where seq = 4`],
    ['an address', 2, 'changed', `update audit_entries set personal = '{"email":"e@e"}' where seq = 2`],
    ['an address, taken out', 2, 'changed', 'update audit_entries set personal = null where seq = 2'],
    ['an entry, taken out', 3, 'missing', 'delete from audit_entries where seq = 3'],
    ['the first, taken out', 1, 'missing', 'delete from audit_entries where seq = 1'],
    ['the end, cut off', 5, 'cut-off', 'delete from audit_entries where seq >= 5'],
    ['all, cut off', 1, 'cut-off', 'delete from audit_entries'],
  ])('tells that somebody changed %s', async (_, seq, why, sql) => {
    await fiveActs()
    tamper(sql)
    expect(await audit.verify()).toMatchObject({ state: 'broken', seq, why })
    await audit.append({ actor: 's_ada', act: 'sign-in' })
    expect(await audit.verify(), 'and goes on telling').toMatchObject({ state: 'broken' })
  })

  it('tells that two entries stand in each other’s place', async () => {
    await fiveActs()
    tamper('update audit_entries set seq = 100 where seq = 3')
    tamper('update audit_entries set seq = 3 where seq = 4')
    tamper('update audit_entries set seq = 4 where seq = 100')
    expect(await audit.verify()).toMatchObject({ state: 'broken', seq: 3, why: 'reordered' })
  })

  it('tells that everything was written anew, hashes and all', async () => {
    await fiveActs()
    await rewrite()
    expect(await audit.verify()).toMatchObject({ state: 'broken', seq: 5, why: 'changed' })
  })

  it('tells that the seal is missing, damaged, or of another key', async () => {
    await fiveActs()
    const head = join(folder, 'audit-head.json')
    const sealed = readFileSync(head, 'utf8')
    writeFileSync(head, sealed.replace('"seq":5', '"seq":4'))
    expect(await audit.verify()).toMatchObject({ state: 'broken', why: 'unsealed' })
    writeFileSync(head, '{')
    expect(await audit.verify()).toMatchObject({ state: 'broken', why: 'unsealed' })
    unlinkSync(head)
    expect(await audit.verify()).toMatchObject({ state: 'broken', why: 'unsealed' })
    await audit.append({ actor: 's_ada', act: 'sign-in' })
    expect(await audit.verify(), 'no act makes it whole').toMatchObject({ why: 'unsealed' })
    const anchor = auditAnchorFile(folder, new Uint8Array(32).fill(6))
    await anchor.write({ seq: 6, hash: 'x' })
    expect(await audit.verify()).toMatchObject({ state: 'broken', why: 'unsealed' })
    await audit.sealAnew()
    expect(await audit.verify()).toEqual({ state: 'whole', entries: 7 })
  })

  it('is whole after a stop between an entry and its seal', async () => {
    await fiveActs()
    const before = readFileSync(join(folder, 'audit-head.json'))
    await audit.append({ actor: 's_ada', act: 'sign-in' })
    writeFileSync(join(folder, 'audit-head.json'), before)
    expect(await audit.verify()).toEqual({ state: 'whole', entries: 6 })
    await audit.append({ actor: 's_ada', act: 'sign-out' })
    tamper('delete from audit_entries where seq = 7')
    expect(await audit.verify()).toMatchObject({ why: 'cut-off' })
  })

  it('loses an address for good when it is erased, and is still whole', async () => {
    await fiveActs()
    expect(await audit.erase('Grace@shop.example')).toBe(1)
    expect(await audit.verify()).toEqual({ state: 'whole', entries: 6 })
    const { entries } = await listAudit(database, { act: 'invited' })
    expect(entries).toMatchObject([{ personal: null, erased: true, details: { role: 'agent' } }])
    expect(await audit.erase('nobody@shop.example')).toBe(0)
    database.close()
    expect(readFileSync(file).includes('grace@shop')).toBe(false)
    database = openSqlite(file)
  })

  it('sees any one change of any one column', async () => {
    await fiveActs()
    const columns = ['seq', 'at', 'actor', 'act', 'subject', 'details', 'personal', 'personal_salt']
    const hashes = ['personal_hash', 'prev_hash', 'hash']
    const anyColumn = fc.constantFrom(...columns, ...hashes)
    const value = fc.oneof(fc.integer({ min: 50, max: 1e9 }), fc.string({ minLength: 1 }))
    await fc.assert(
      fc.asyncProperty(anyColumn, fc.integer({ min: 1, max: 5 }), value, async (column, seq, wrong) => {
        const raw = new Sqlite(file)
        const before = raw.prepare('select * from audit_entries where seq = ?').get(seq)
        const put = column === 'seq' || column === 'at' ? Number(String(wrong).length + 60) : String(wrong)
        raw.prepare(`update audit_entries set ${column} = ? where seq = ?`).run(put, seq)
        expect(await audit.verify()).toMatchObject({ state: 'broken' })
        raw.prepare('delete from audit_entries where seq = ?').run(column === 'seq' ? put : seq)
        const names = Object.keys(Object(before))
        raw
          .prepare(`insert into audit_entries (${names}) values (${names.map(() => '?')})`)
          .run(...Object.values(Object(before)))
        raw.close()
      }),
      { numRuns: 60 },
    )
    expect(await audit.verify()).toEqual({ state: 'whole', entries: 5 })
  })
})

describe('a list of the log', () => {
  it('is newest first, in pages, by person and by act', async () => {
    await fiveActs()
    const first = await listAudit(database, {}, 2)
    expect(first.entries.map(({ seq }) => seq)).toEqual([5, 4])
    const second = await listAudit(database, { before: first.next ?? 0 }, 3)
    expect(second.entries.map(({ seq }) => seq)).toEqual([3, 2, 1])
    expect(second.next).toBeNull()
    expect((await listAudit(database, { person: 's_ada' })).entries).toHaveLength(4)
    expect((await listAudit(database, { act: 'sign-in-failed' })).entries).toMatchObject([{ actor: null }])
  })
})

function settingWrite(name: string) {
  return { query: queries.insertInto('settings').values({ name, value: '1', changed_at: 0 }).compile() }
}

/** Writes every entry anew with another actor, each hash as it should be. */
async function rewrite() {
  const rows = await database.read(queries.selectFrom('audit_entries').selectAll().orderBy('seq').compile())
  let previous = '0'.repeat(64)
  for (const row of rows) {
    const next = { ...row, actor: 's_eve', prev_hash: previous }
    previous = await hashOfEntry(next)
    tamper(
      'update audit_entries set actor = ?, prev_hash = ?, hash = ? where seq = ?',
      next.actor,
      next.prev_hash,
      previous,
      row.seq,
    )
  }
}
