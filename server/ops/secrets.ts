import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const key = z.base64url().length(43)
const schema = z.object({ access_token_key: key, refresh_token_key: key })

/** Keys of this deployment, 32 random bytes each. */
export interface Secrets {
  accessKey: Uint8Array<ArrayBuffer>
  refreshKey: Uint8Array<ArrayBuffer>
}

/**
 * The deployment's keys from `<dataDir>/secrets.json`, made once from the system's random source, mode 0600.
 * @throws Error with one clear sentence when the file is there but damaged
 */
export function loadSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json')
  const text = readIfThere(file)
  const stored = text === undefined ? create(file) : parse(file, text)
  return { accessKey: bytes(stored.access_token_key), refreshKey: bytes(stored.refresh_token_key) }
}

function create(file: string): z.infer<typeof schema> {
  const made = {
    access_token_key: randomBytes(32).toString('base64url'),
    refresh_token_key: randomBytes(32).toString('base64url'),
  }
  // Whole or not at all: half a key file would lock every shopper out for good.
  const descriptor = openSync(`${file}.new`, 'w', 0o600)
  writeSync(descriptor, `${JSON.stringify(made, null, 2)}\n`)
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(`${file}.new`, file)
  return made
}

function parse(file: string, text: string): z.infer<typeof schema> {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    throw new Error(`${file} is damaged. Restore it from a backup, or remove it: shoppers then start anew.`)
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'base64url'))
}
