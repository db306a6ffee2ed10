import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const key = z.base64url().length(43)
const schema = z.object({
  access_token_key: key,
  refresh_token_key: key,
  second_factor_key: key,
  demo_identity_key: key,
})
/** As a file of an earlier version may be: what it lacks is added to it. */
const earlierSchema = schema.partial({ second_factor_key: true, demo_identity_key: true })
type StoredSecrets = z.infer<typeof schema>

/** Keys of this deployment, 32 random bytes each. */
export interface Secrets {
  accessKey: Uint8Array<ArrayBuffer>
  refreshKey: Uint8Array<ArrayBuffer>
  /** Encrypts the secrets of staff's authenticators. */
  secondFactorKey: Uint8Array<ArrayBuffer>
  /** Signs identities of the demo shop's shoppers; it counts nowhere else. */
  demoIdentityKey: Uint8Array<ArrayBuffer>
}

/**
 * The deployment's keys from `<dataDir>/secrets.json`, made once from the system's random source, mode 0600.
 * @throws Error with one clear sentence when the file is there but damaged
 */
export function loadSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json')
  const text = readIfThere(file)
  const stored = text === undefined ? {} : parse(file, text)
  const whole = schema.safeParse(stored).data ?? save(file, { ...newSecrets(), ...stored })
  return {
    accessKey: bytes(whole.access_token_key),
    refreshKey: bytes(whole.refresh_token_key),
    secondFactorKey: bytes(whole.second_factor_key),
    demoIdentityKey: bytes(whole.demo_identity_key),
  }
}

function newSecrets(): StoredSecrets {
  const newKey = () => randomBytes(32).toString('base64url')
  return {
    access_token_key: newKey(),
    refresh_token_key: newKey(),
    second_factor_key: newKey(),
    demo_identity_key: newKey(),
  }
}

function save(file: string, made: StoredSecrets): StoredSecrets {
  // Whole or not at all: half a key file would lock every shopper out for good.
  const descriptor = openSync(`${file}.new`, 'w', 0o600)
  writeSync(descriptor, `${JSON.stringify(made, null, 2)}\n`)
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(`${file}.new`, file)
  return made
}

function parse(file: string, text: string): Partial<StoredSecrets> {
  try {
    // A key that is not there is left out, so that the new one takes its place.
    const { second_factor_key, demo_identity_key, ...keys } = earlierSchema.parse(JSON.parse(text))
    return {
      ...keys,
      ...(second_factor_key && { second_factor_key }),
      ...(demo_identity_key && { demo_identity_key }),
    }
  } catch {
    throw new Error(
      `${file} is damaged. Restore it from a backup, or remove it: shoppers then start anew, and staff need ` +
        '`cli staff reset-second-factor`.',
    )
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
