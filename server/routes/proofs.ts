import type { Context } from 'hono'
import type { Dpop } from '../auth/tokens/dpop.ts'
import { isLoopback } from '../is-loopback.ts'
import { ProblemError } from '../problem.ts'
import type { Env } from './router.ts'

/** Reads the proof of possession of a request (RFC 9449). */
export interface Proofs {
  /**
   * The thumbprint of the key that a request shows; undefined where it shows none.
   * @param accessToken the token that it must be for, where one stands beside it
   * @throws ProblemError `use_dpop_nonce`, `unauthorized`; `dpop_required` where this server takes nothing without
   */
  keyOf(c: Context<Env>, accessToken?: string): Promise<string | undefined>
  /** The refusal of who shows no proof where one is needed, with the nonce for the next try. */
  needed(): Promise<ProblemError>
}

/**
 * @param required whether nothing is taken without a proof (`REQUIRE_DPOP`)
 * @param publicUrl `PUBLIC_URL`, where one is set: the one address that proofs may name, beside this machine's own
 */
export function createProofs({
  dpop,
  required,
  publicUrl,
}: {
  dpop: Dpop
  required: boolean
  publicUrl: string | undefined
}): Proofs {
  const needed = async () =>
    new ProblemError('dpop_required', undefined, {
      headers: { 'www-authenticate': 'DPoP algs="ES256"', 'dpop-nonce': await dpop.nonce() },
    })

  return {
    needed,
    async keyOf(c, accessToken) {
      const proof = c.req.header('dpop')
      if (proof === undefined) {
        if (required) throw await needed()
        return undefined
      }
      const addresses = addressesOf(new URL(c.req.url), publicUrl)
      const key = await dpop.verify(proof, {
        ...{ method: c.req.method, addresses, accessToken },
        nonceOptional: accessToken === undefined,
      })
      c.set('dpopNonce', await dpop.nonce())
      return key
    },
  }
}

/** As which addresses a request may be named: behind a proxy that ends TLS, only the world's or https is right. */
function addressesOf(requested: URL, publicUrl: string | undefined): string[] {
  const { pathname, host, hostname, origin } = requested
  const origins =
    publicUrl === undefined
      ? [origin, `https://${host}`]
      : [new URL(publicUrl).origin, ...(isLoopback(hostname) ? [origin] : [])]
  return origins.map((own) => `${own}${pathname}`)
}
