import { existsSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import type { CompiledQuery } from 'kysely'
import { type Database, StorageUnavailable } from './database.ts'
import { migrations } from './migrations/index.ts'

/**
 * Opens the SQLite file of a deployment for reading alone, also beside its running server.
 * @throws Error with one clear sentence when it is not there, is damaged, or has another version's schema
 */
export function openSqliteReadOnly(file: string): Database {
  if (!existsSync(file)) throw new Error(`There is no database ${file}: no conversation has been kept yet.`)
  const db = open(file)
  return {
    async read<Row>(query: CompiledQuery<Row>): Promise<Row[]> {
      return db.prepare(query.sql).all(...query.parameters) as Row[]
    },
    async write() {
      throw new StorageUnavailable(`The database ${file} was opened for reading.`)
    },
    close: () => void db.close(),
  }
}

function open(file: string): Sqlite.Database {
  try {
    const db = new Sqlite(file, { readonly: true, fileMustExist: true })
    const schema = Number(db.pragma('user_version', { simple: true }))
    if (schema === migrations.length) return db
    db.close()
    throw new Error(
      `The database ${file} was written by ${schema < migrations.length ? 'an older' : 'a newer'} VerdeMuse. ${
        schema < migrations.length
          ? 'Start the server once, which brings it up to date.'
          : 'Use that version.'
      }`,
    )
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error
    throw new Error(`The database ${file} cannot be read: ${error.message}.`, { cause: error })
  }
}
