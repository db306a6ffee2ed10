import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import { createReadiness } from '../../server/ops/readiness.ts'
import { type Database, StorageUnavailable } from '../../server/store/database.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { eventually } from '../support/eventually.ts'

let database: Database
let time: number
let free: number
let broken: { write?: boolean; search?: boolean; statfs?: boolean }
let writes: number

beforeEach(() => {
  database = openSqlite(':memory:')
  time = 1_000_000
  free = 0.5
  broken = {}
  writes = 0
  return () => database.close()
})

function aReadiness(store: Database = database, patienceMs = 120_000) {
  return createReadiness({
    database: {
      ...store,
      async write(batch, options) {
        writes++
        if (broken.write) throw new StorageUnavailable('attempt to write a readonly database')
        await store.write(batch, options)
      },
    },
    knowledge: {
      async search() {
        if (broken.search) throw new Error('the thread has ended')
        return { hits: [], confidence: 0 }
      },
      current: () => ({ stats: { passages: 12 } }),
    },
    async freeShare() {
      if (broken.statfs) throw new Error('not on this system')
      return free
    },
    model: () => ({ state: 'open', since: 1, last_fault: { reason: 'silent', at: 1 } }),
    now: () => time,
    patienceMs,
  })
}

const later = () => {
  time += 2000
}

describe('readiness', () => {
  it('stands on a real write, a real search and free space; a model that fails is only shown', async () => {
    const report = await aReadiness().report()
    expect(report).toEqual({
      checks: {
        database: { ok: true },
        knowledge: { ok: true, passages: 12 },
        disk: { ok: true, free_share: 0.5 },
        serving: { ok: true },
      },
      model: { state: 'open', since: 1, last_fault: { reason: 'silent', at: 1 } },
    })
    const probe = { sql: 'select * from write_probe', parameters: [], query: { kind: 'RawNode' } }
    expect(await database.read(probe as never)).toEqual([{ id: 1, written_at: 1_000_000 }])
  })

  it('is lost with each of them, and comes back without a restart', async () => {
    const readiness = aReadiness()
    const checks = async () => {
      later()
      return (await readiness.report()).checks
    }
    broken = { write: true, search: true }
    free = 0.049
    expect(await checks()).toMatchObject({
      database: { ok: false, reason: 'failed' },
      knowledge: { ok: false, reason: 'failed' },
      disk: { ok: false, reason: 'nearly full', free_share: 0.05 },
    })
    broken = { statfs: true }
    free = 0.5
    expect(await checks()).toMatchObject({
      database: { ok: true },
      knowledge: { ok: true },
      disk: { ok: true, free_share: null },
    })
  })

  it('ends at once when the server is told to stop, whatever was found a moment ago', async () => {
    const readiness = aReadiness()
    expect((await readiness.report()).checks.serving.ok).toBe(true)
    readiness.stop()
    expect((await readiness.report()).checks.serving).toEqual({ ok: false, reason: 'shutting down' })
  })

  it('costs one write in two seconds, however many ask', async () => {
    const readiness = aReadiness()
    await Promise.all(Array.from({ length: 100 }, () => readiness.report()))
    time += 1999
    await readiness.report()
    expect(writes).toBe(1)
    time += 1
    await readiness.report()
    expect(writes).toBe(2)
    // The clock was set back.
    time -= 3_600_000
    await readiness.report()
    expect(writes).toBe(3)
  })

  it('does not wait long for a lock that another process holds', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'verdemuse-ready-'))
    const file = join(folder, 'verdemuse.db')
    const store = openSqlite(file)
    const other = new Sqlite(file)
    try {
      const readiness = aReadiness(store, 100)
      other.exec('begin immediate')
      expect((await readiness.report()).checks.database).toEqual({ ok: false, reason: 'too slow' })
      other.exec('rollback')
      await eventually(async () => {
        later()
        expect((await readiness.report()).checks.database).toEqual({ ok: true })
      })
    } finally {
      other.close()
      store.close()
      rmSync(folder, { recursive: true })
    }
  })
})
