import { type Database, StorageUnavailable, WriteConflict } from './database.ts'

/** The same database; tells of batches that could not be written. A conflict is no failure: it is an answer. */
export function watchWrites(
  database: Database,
  onFailure: (kind: 'unavailable' | 'other') => void,
): Database {
  return {
    read: (query) => database.read(query),
    async write(batch, options) {
      try {
        await database.write(batch, options)
      } catch (error) {
        if (!(error instanceof WriteConflict))
          onFailure(error instanceof StorageUnavailable ? 'unavailable' : 'other')
        throw error
      }
    },
    close: () => database.close(),
  }
}
