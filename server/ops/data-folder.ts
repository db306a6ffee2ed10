import { accessSync, constants, mkdirSync } from 'node:fs'

/**
 * Makes the data folder where it is missing.
 * @throws Error with one clear sentence when it cannot be made or written
 */
export function openDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new Error(
      `The data folder ${dataDir} cannot be written (${code}). Give this user the right to, or choose another: DATA_DIR=… npm start`,
    )
  }
}
