import type { CompiledQuery } from 'kysely'

/** A statement of a batch. With `mustChange`, the whole batch is undone if it changes no row. */
export interface Write {
  query: CompiledQuery
  mustChange?: boolean
}

/**
 * Where everything is kept. A write is a batch that runs in one transaction, whole or not at all; no
 * transaction is ever held open over an `await`.
 */
export interface Database {
  /** Runs one query and returns its rows. */
  read<Row>(query: CompiledQuery<Row>): Promise<Row[]>
  /**
   * Runs a batch in one transaction and resolves once it is committed. `durable` waits for the disk (fsync).
   * @throws WriteConflict when a `mustChange` statement changed nothing or a unique key was taken
   * @throws StorageUnavailable when the disk is full, read-only or locked for too long
   */
  write(batch: Write[], options?: { durable?: boolean }): Promise<void>
  close(): void
}

/** The batch met rows other than those it was made for; nothing of it was written. */
export class WriteConflict extends Error {
  override name = 'WriteConflict'
}

/** The store cannot take writes now; the caller may try again later. */
export class StorageUnavailable extends Error {
  override name = 'StorageUnavailable'
}
