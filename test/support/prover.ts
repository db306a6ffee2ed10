import { createHash, randomUUID } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { type CallOptions, createClient } from './client.ts'

/** What a proof says other than it should. */
export interface ProofChanges {
  header?: Record<string, unknown>
  payload?: Record<string, unknown>
}

/** A key in a browser, and what is proved with it (RFC 9449). */
export interface Prover {
  thumbprint: string
  jwk: JWK
  proof(
    request: { method: string; url: string; nonce?: string | undefined; accessToken?: string | undefined },
    changes?: ProofChanges,
  ): Promise<string>
  /** Calls a route with a proof; asked for a nonce it tries once more with it, as a browser would. */
  call(
    origin: string,
    method: string,
    path: string,
    options?: CallOptions & { bound?: string; changes?: ProofChanges },
  ): Promise<Response>
}

export async function createProver(): Promise<Prover> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = await exportJWK(publicKey)
  const nonces = new Map<string, string>()

  const proof: Prover['proof'] = ({ method, url, nonce, accessToken }, { header, payload } = {}) => {
    const now = Math.floor(Date.now() / 1000)
    const ath = accessToken && createHash('sha256').update(accessToken).digest('base64url')
    return new SignJWT({ jti: randomUUID(), htm: method, htu: url, iat: now, nonce, ath, ...payload })
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk, ...header })
      .sign(privateKey)
  }

  const call: Prover['call'] = async (origin, method, path, { bound, changes, headers, ...options } = {}) => {
    for (let tries = 0; ; tries++) {
      const url = `${origin}${path}`.replace(/[?#].*/, '')
      const nonce = nonces.get(origin)
      const response = await createClient(origin).call(method, path, {
        ...options,
        headers: {
          ...headers,
          ...(bound && { authorization: `DPoP ${bound}` }),
          dpop: await proof({ method, url, nonce, accessToken: bound }, changes),
        },
      })
      const next = response.headers.get('dpop-nonce')
      if (next) nonces.set(origin, next)
      if (response.status !== 401 || tries > 0 || nonce === next) return response
      const { code } = (await response.clone().json()) as { code: string }
      if (code !== 'use_dpop_nonce') return response
    }
  }

  return { thumbprint: await calculateJwkThumbprint(jwk, 'sha256'), jwk, proof, call }
}
