import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

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

/** Makes a folder and those above it. Node's own `recursive` never comes back where /proc refuses one. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}
