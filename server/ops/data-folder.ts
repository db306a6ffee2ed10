import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'

/**
 * Makes the data folder where it is missing.
 * @throws Error with one clear sentence when it cannot be made or written
 */
export function openDataFolder(dataDir: string): void {
  try {
    makeFolder(dataDir)
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new Error(
      `The data folder ${dataDir} cannot be written (${code}). Give this user the right to, or choose another: DATA_DIR=… npm start`,
    )
  }
}

/**
 * Takes the data folder for this process alone until it ends, however it ends: the system itself frees the lock. What
 * only reads the folder, and other commands, are not hindered.
 * @param inUse what to say when another process has it
 * @throws Error with one clear sentence when another server has it
 */
export function lockDataFolder(
  dataDir: string,
  inUse = `Another VerdeMuse server uses the data folder ${dataDir}. Stop that one, or choose another folder: DATA_DIR=… npm start`,
): () => void {
  const file = join(dataDir, 'server.lock')
  try {
    // Not once it is locked: closing a file lets go of all locks that this process has on it.
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
    const lock = new Sqlite(file, { timeout: 0 })
    // Never committed: the transaction is the lock.
    lock.exec('begin exclusive')
    held.add(lock)
    return () => {
      held.delete(lock)
      lock.close()
    }
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error
    throw new Error(
      error.code.startsWith('SQLITE_BUSY')
        ? inUse
        : `The data folder ${dataDir} cannot be locked (${error.message}). Remove ${file} and start again.`,
    )
  }
}

/** Locks live as long as they can be reached: one that is collected is let go. */
const held = new Set<Sqlite.Database>()

/** Makes a folder and those above it. Node's own `recursive` never comes back where /proc refuses one. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}
