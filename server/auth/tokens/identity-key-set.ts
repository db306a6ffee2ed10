import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { createGuardedFetch } from '../../../kb/import/web/guarded-fetch.ts'
import { isLoopback } from '../../is-loopback.ts'

const TIMEOUT_MS = 5000
const MAX_BYTES = 256 * 1024
/** An unknown key id has the set fetched again, at most this often, ms. */
const COOL_DOWN_MS = 30_000
/** After a fetch that failed, nobody's token starts another one within this time, ms. */
const FAILED_MS = 5000
const MAX_AGE_MS = 600_000
const keySetSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) })

/**
 * The public keys of a shop's identity tokens, fetched when they are first needed and kept. Only the public internet
 * is reached, unless the address itself names this machine, and redirects are not followed elsewhere than there.
 *
 * @param address `IDENTITY_JWKS_URL`
 */
export function createIdentityKeySet(address: string, onFailure: (error: unknown) => void): JWTVerifyGetKey {
  const url = new URL(address)
  const guardedFetch = createGuardedFetch({
    isTrusted: ({ host }) => host === url.host && isLoopback(url.hostname),
  })
  let failedAt = -Infinity
  return createRemoteJWKSet(url, {
    timeoutDuration: TIMEOUT_MS,
    cooldownDuration: COOL_DOWN_MS,
    cacheMaxAge: MAX_AGE_MS,
    [customFetch]: async (href) => {
      if (performance.now() - failedAt < FAILED_MS)
        throw new Error('the key set could not be fetched just now')
      try {
        const { status, bytes } = await guardedFetch(href, {
          types: /^application\/(?:[\w.-]+\+)?json$/,
          limits: { maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS },
        })
        if (status !== 200) throw new Error(`the key set’s server answered ${status}`)
        const keySet = keySetSchema.parse(JSON.parse(bytes.toString('utf8')))
        return Response.json(keySet)
      } catch (error) {
        failedAt = performance.now()
        onFailure(error)
        throw error
      }
    },
  })
}
