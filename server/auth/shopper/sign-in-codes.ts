import { z } from 'zod'
import { base64url, type NewId, type Now } from '../../ids.ts'
import { type Database, type Write, WriteConflict } from '../../store/database.ts'
import {
  deleteOldSignInCodes,
  deleteSignInCode,
  findSignInCode,
  insertSignInCode,
} from '../../store/sign-ins.ts'
import { hashToken } from '../credentials/secret-token.ts'
import type { Shopper } from '../shopper.ts'

/** Lifetime of a code, ms. */
const CODE_MS = 60_000

/** What a code stands for: who has signed in, on a page of which origin. */
export interface SignInGrant {
  shopper: Shopper
  origin: string
}

/** The sign-in frame's authorization codes (RFC 6749, 4.1) with PKCE (RFC 7636, S256 alone). */
export interface SignInCodes {
  /**
   * A new code, good once and for 60 s.
   * @param grant `codeChallenge` is base64url of the verifier's SHA-256
   * @param provided in the same transaction: what must still be so
   * @throws WriteConflict when it no longer is
   */
  issue(grant: SignInGrant & { codeChallenge: string }, provided?: Write[]): Promise<string>
  /** What a code stands for, to the first who shows it with its verifier; undefined to everybody else. */
  redeem(code: string, codeVerifier: string): Promise<SignInGrant | undefined>
}

const shopperSchema: z.ZodType<Shopper> = z.object({
  userId: z.string(),
  name: z.string().optional(),
  email: z.string().optional(),
  onlyOrder: z.string().optional(),
  authTime: z.number(),
})

/** Codes kept in the database by their hash, so that a copy of it opens nothing. */
export function createSignInCodes({
  database,
  now,
  newId,
}: {
  database: Database
  now: Now
  newId: NewId
}): SignInCodes {
  return {
    async issue({ shopper, origin, codeChallenge }, provided = []) {
      const code = newId('code')
      const row = {
        code_hash: await hashToken(code),
        user_id: shopper.userId,
        shopper: JSON.stringify(shopper),
        origin,
        code_challenge: codeChallenge,
        expires_at: now() + CODE_MS,
      }
      await database.write([...provided, deleteOldSignInCodes(now()), insertSignInCode(row)])
      return code
    },

    async redeem(code, codeVerifier) {
      const codeHash = await hashToken(code)
      const row = await findSignInCode(database, codeHash)
      if (!row || row.expires_at <= now()) return undefined
      if (row.code_challenge !== (await challengeOf(codeVerifier))) return undefined
      try {
        await database.write([deleteSignInCode(codeHash)], { durable: true })
      } catch (error) {
        if (error instanceof WriteConflict) return undefined
        throw error
      }
      return { shopper: shopperSchema.parse(JSON.parse(row.shopper)), origin: row.origin }
    },
  }
}

async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  return base64url(new Uint8Array(digest))
}
