import { calculateJwkThumbprint, compactVerify, importJWK } from 'jose'
import { z } from 'zod'
import { base64url, type Now } from '../../ids.ts'
import { ProblemError } from '../../problem.ts'
import { isCompactJws } from './compact-jws.ts'
import { createDpopNonces } from './dpop-nonces.ts'

/** How far a shopper's clock may be off with a nonce of ours, and where none is needed, s. */
const CLOCK_S = 300
const CLOCK_WITHOUT_NONCE_S = 60
/** A proof's `jti` is kept as long as its nonce may be good, ms. */
const KEPT_MS = 300_000
const MAX_LENGTH = 4096

/** A request that a proof is for. */
export interface ProvedRequest {
  method: string
  /** The addresses under which this server goes for this request, without query. */
  addresses: string[]
  /** Where the proof stands beside one. */
  accessToken?: string | undefined
  /**
   * A clock that is right takes the place of a nonce. For tokens that are asked for: else the first thing that an
   * assistant does on a shop's page would be a refusal, which browsers write into the page's console.
   */
  nonceOptional?: boolean
}

/** Proofs of possession of a key (RFC 9449). */
export interface Dpop {
  /** The thumbprint (RFC 7638) of the key that a proof shows. @throws ProblemError `use_dpop_nonce`, `unauthorized` */
  verify(proof: string, request: ProvedRequest): Promise<string>
  /** The nonce that the next proof should hold. */
  nonce(): Promise<string>
}

const headerSchema = z.object({
  typ: z.literal('dpop+jwt'),
  jwk: z
    .looseObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() })
    // A key that shows its private part is nobody's.
    .refine((jwk) => !['d', 'k', 'p', 'q', 'dp', 'dq', 'qi', 'oth'].some((name) => name in jwk)),
})

const payloadSchema = z.object({
  htm: z.string(),
  htu: z.string(),
  iat: z.number(),
  jti: z.string().min(1).max(256),
  nonce: z.string().optional(),
  ath: z.string().optional(),
})

/** Verifies proofs, each once: ES256, this method and address, a nonce of ours, a clock that is not far off. */
export function createDpop(
  now: Now,
  secret: Uint8Array<ArrayBuffer> = crypto.getRandomValues(new Uint8Array(32)),
): Dpop {
  const nonces = createDpopNonces(now, secret)
  const seen = new Map<string, number>()
  const startedAt = Math.floor(now() / 1000)

  const isNew = (key: string) => {
    const time = now()
    // In the order in which they were seen, so the oldest stand first.
    for (const [old, until] of seen) {
      if (until > time) break
      seen.delete(old)
    }
    if (seen.has(key)) return false
    seen.set(key, time + KEPT_MS)
    return true
  }

  return {
    nonce: nonces.current,
    async verify(proof, request) {
      const nonce = await nonces.current()
      const refuse = (why: string) =>
        new ProblemError('unauthorized', `The DPoP proof ${why}.`, {
          headers: { 'www-authenticate': 'DPoP error="invalid_dpop_proof"', 'dpop-nonce': nonce },
        })
      const { thumbprint, payload } = await readProof(proof).catch(() => {
        throw refuse('cannot be read')
      })
      if (payload.htm !== request.method) throw refuse('is for another method')
      if (!request.addresses.includes(withoutQuery(payload.htu))) throw refuse('is for another address')
      const offBy = Math.abs(now() / 1000 - payload.iat)
      // What was proved before this process began may have been used: its ids are forgotten.
      const isSince = payload.iat >= startedAt
      const isTimely = offBy <= CLOCK_WITHOUT_NONCE_S && isSince
      const given = payload.nonce === undefined ? undefined : await nonces.given(payload.nonce)
      const hasNonce = given === 'now' || (given === 'before' && isSince)
      if (!hasNonce && !(request.nonceOptional && isTimely)) {
        throw new ProblemError('use_dpop_nonce', undefined, {
          headers: { 'www-authenticate': 'DPoP error="use_dpop_nonce"', 'dpop-nonce': nonce },
        })
      }
      if (offBy > CLOCK_S) throw refuse('is of another time')
      if (request.accessToken !== undefined && payload.ath !== (await digest(request.accessToken)))
        throw refuse('is for another token')
      if (!isNew(await digest(`${thumbprint}.${payload.jti}`))) throw refuse('was used before')
      return thumbprint
    },
  }
}

async function readProof(proof: string) {
  if (proof.length > MAX_LENGTH || !isCompactJws(proof)) throw new Error('no compact JWS')
  let thumbprint = ''
  const { payload } = await compactVerify(
    proof,
    async (header) => {
      const { kty, crv, x, y } = headerSchema.parse(header).jwk
      thumbprint = await calculateJwkThumbprint({ kty, crv, x, y }, 'sha256')
      return importJWK({ kty, crv, x, y }, 'ES256')
    },
    { algorithms: ['ES256'] },
  )
  return { thumbprint, payload: payloadSchema.parse(JSON.parse(new TextDecoder().decode(payload))) }
}

/** An address as it is compared: RFC 9449, 4.3, leaves out query and fragment, and normalises the rest. */
function withoutQuery(address: string): string {
  if (!URL.canParse(address)) return ''
  const { origin, pathname } = new URL(address)
  return `${origin}${pathname}`
}

async function digest(text: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))
}
