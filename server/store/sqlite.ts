import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { CompiledQuery } from 'kysely'
import { type Database, StorageUnavailable, type Write, WriteConflict } from './database.ts'
import { migrations } from './migrations/index.ts'

/** How long a batch waits for another process's lock before it is refused, ms. */
const LOCK_WAIT_MS = 5000
const LOCK_RETRY_MS = 20

interface Pending {
  batch: Write[]
  durable: boolean
  resolve: () => void
  reject: (error: unknown) => void
}

/**
 * Opens (or makes) the SQLite file and brings its schema up to date.
 * @throws Error with one clear sentence when the file is no sound database
 * Batches that arrive in the same turn of the event loop share one transaction, and so one fsync.
 */
export function openSqlite(file: string): Database {
  if (file !== ':memory:') {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    keepToOwner(file)
  }
  const db = open(file)
  // From here on a lock is waited for by timers: a busy handler would block every stream of the process.
  db.pragma('busy_timeout = 0')

  const statements = new Map<string, Sqlite.Statement>()
  const prepare = (sql: string): Sqlite.Statement => {
    let statement = statements.get(sql)
    if (!statement) {
      statement = db.prepare(sql)
      statements.set(sql, statement)
    }
    return statement
  }

  let pending: Pending[] = []
  let flushing = false

  const begin = async (): Promise<void> => {
    const giveUpAt = Date.now() + LOCK_WAIT_MS
    for (;;) {
      try {
        prepare('begin immediate').run()
        return
      } catch (error) {
        if (!isBusy(error) || Date.now() >= giveUpAt) throw error
        await new Promise((resolve) => setTimeout(resolve, LOCK_RETRY_MS))
      }
    }
  }

  const flush = async (): Promise<void> => {
    flushing = true
    while (pending.length > 0) {
      const jobs = pending
      pending = []
      const done: (() => void)[] = []
      try {
        db.pragma(`synchronous = ${jobs.some((job) => job.durable) ? 'FULL' : 'NORMAL'}`)
        await begin()
        for (const job of jobs) {
          prepare('savepoint batch').run()
          try {
            runBatch(prepare, job.batch)
            prepare('release batch').run()
            done.push(job.resolve)
          } catch (error) {
            // Where the disk is full SQLite may have rolled everything back by itself.
            if (!db.inTransaction) throw error
            prepare('rollback to batch').run()
            prepare('release batch').run()
            done.push(() => job.reject(asStoreError(error)))
          }
        }
        prepare('commit').run()
        for (const settle of done) settle()
      } catch (error) {
        if (db.inTransaction) prepare('rollback').run()
        for (const job of jobs) job.reject(asStoreError(error))
      }
    }
    flushing = false
  }

  return {
    async read<Row>(query: CompiledQuery<Row>): Promise<Row[]> {
      try {
        return prepare(query.sql).all(...query.parameters) as Row[]
      } catch (error) {
        throw asStoreError(error)
      }
    },
    write(batch, { durable = false } = {}) {
      return new Promise<void>((resolve, reject) => {
        pending.push({ batch, durable, resolve, reject })
        if (!flushing) {
          flushing = true
          setImmediate(() => void flush())
        }
      })
    },
    close() {
      statements.clear()
      checkpoint(db)
      db.close()
    },
  }
}

/** Moves everything into the one file, also while another process has it open, and leaves no log behind. */
function checkpoint(db: Sqlite.Database): void {
  try {
    db.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    // The disk is full or someone reads: the log stays, and is as good.
  }
}

/** Makes the file for its owner alone, before anything is in it; SQLite gives its companions the same mode. */
function keepToOwner(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
  for (const each of [file, `${file}-wal`, `${file}-shm`]) {
    try {
      chmodSync(each, 0o600)
    } catch {
      // It is not there, or someone else's, whose choice it is.
    }
  }
}

function open(file: string): Sqlite.Database {
  try {
    const db = new Sqlite(file, { timeout: 1000 })
    db.pragma('journal_mode = WAL')
    db.pragma('foreign_keys = ON')
    migrate(db)
    return db
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error
    const damaged = /^SQLITE_(NOTADB|CORRUPT)/.test(error.code)
    throw new Error(
      damaged
        ? `The database ${file} is damaged (${error.message}). Restore it from a backup, or move it away to begin anew.`
        : `The database ${file} cannot be opened: ${error.message}.`,
      { cause: error },
    )
  }
}

function runBatch(prepare: (sql: string) => Sqlite.Statement, batch: Write[]): void {
  for (const { query, mustChange } of batch) {
    const { changes } = prepare(query.sql).run(...query.parameters)
    if (mustChange && changes === 0) throw new WriteConflict('the row changed meanwhile')
  }
}

function migrate(db: Sqlite.Database): void {
  const current = Number(db.pragma('user_version', { simple: true }))
  if (current > migrations.length) {
    throw new Error('The database was written by a newer VerdeMuse. Start that version, or restore a backup.')
  }
  for (const [index, migration] of migrations.entries()) {
    if (index < current) continue
    db.transaction(() => {
      for (const query of migration.statements) db.prepare(query.sql).run(...query.parameters)
      db.pragma(`user_version = ${index + 1}`)
    })()
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
}

function asStoreError(error: unknown): unknown {
  if (!(error instanceof Sqlite.SqliteError)) return error
  if (error.code.startsWith('SQLITE_CONSTRAINT')) return new WriteConflict(error.message)
  if (/^SQLITE_(FULL|BUSY|LOCKED|READONLY|IOERR|CANTOPEN)/.test(error.code)) {
    return new StorageUnavailable(error.message)
  }
  return error
}
