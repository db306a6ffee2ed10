import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { AuditAnchor, AuditHead } from '../audit/audit-anchor.ts'

const schema = z.object({ seq: z.number().int().min(1), hash: z.string(), seal: z.string() })

/**
 * The audit log's head in `<dataDir>/audit-head.json`, mode 0600, with an HMAC-SHA256 over it.
 * @param secret a key of this deployment; the HMAC's own key is derived from it (HKDF)
 */
export function auditAnchorFile(dataDir: string, secret: Uint8Array): AuditAnchor {
  const file = join(dataDir, 'audit-head.json')
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'verdemuse audit head', 32))
  const sealOf = ({ seq, hash }: AuditHead) => createHmac('sha256', key).update(`${seq} ${hash}`).digest()

  return {
    async read() {
      const text = readIfThere(file)
      if (text === undefined) return 'none'
      const stored = schema.safeParse(asJson(text)).data
      if (!stored) return 'forged'
      const given = Buffer.from(stored.seal, 'base64url')
      const right = sealOf(stored)
      const ours = given.length === right.length && timingSafeEqual(given, right)
      return ours ? { seq: stored.seq, hash: stored.hash } : 'forged'
    },
    async write({ seq, hash }) {
      const seal = sealOf({ seq, hash }).toString('base64url')
      // Whole or not at all, whenever the machine stops.
      const descriptor = openSync(`${file}.new`, 'w', 0o600)
      writeSync(descriptor, `${JSON.stringify({ seq, hash, seal })}\n`)
      fsyncSync(descriptor)
      closeSync(descriptor)
      renameSync(`${file}.new`, file)
    },
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

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
