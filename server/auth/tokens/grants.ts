import { ProblemError } from '../../problem.ts'
import type { Now } from '../../ids.ts'
import { WriteConflict } from '../../store/database.ts'
import { useIdentityToken } from '../../store/sign-ins.ts'
import type { TokenRequest, Tokens } from '../../wire.ts'
import type { VerifyIdentityToken } from './identity-tokens.ts'
import type { OrderLookUp } from '../shopper/order-look-up.ts'
import { hashToken } from '../credentials/secret-token.ts'
import type { SignInCodes } from '../shopper/sign-in-codes.ts'
import type { SessionClient, VisitorSessions } from './visitor-sessions.ts'

/** Who asks for tokens. */
export interface GrantClient extends SessionClient {
  /** Network address. */
  address: string
  /** The page's origin, where a page asks. */
  origin: string | undefined
}

/**
 * Gives tokens for what shows who somebody is (contract, section 5).
 * @throws ProblemError `invalid_grant`, `dpop_required`, `rate_limited`
 */
export type Grant = (request: TokenRequest, client: GrantClient) => Promise<Tokens>

export function createGrants({
  sessions,
  verifyIdentityToken,
  codes,
  lookUpOrder,
  now,
}: {
  sessions: VisitorSessions
  /** Undefined where the shop has no key for identity tokens. */
  verifyIdentityToken: VerifyIdentityToken | undefined
  codes: SignInCodes
  lookUpOrder: OrderLookUp
  now: Now
}): Grant {
  const byIdentityToken = async (
    { identity_token: token, visitor_refresh_token }: Extract<TokenRequest, { grant_type: 'identity_token' }>,
    client: GrantClient,
  ) => {
    const claims = await verifyIdentityToken?.(token)
    if (!claims) throw new ProblemError('invalid_grant', 'The shop’s identity token is not valid.')
    const use = {
      jti_hash: await hashToken(claims.jti),
      key_thumbprint: client.keyThumbprint ?? null,
      expires_at: claims.expiresAt,
    }
    try {
      return await sessions.signIn(claims.shopper, {
        client,
        visitorRefreshToken: visitor_refresh_token,
        spends: useIdentityToken(use, now()),
      })
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error
      throw new ProblemError('invalid_grant', 'This identity token was used before.')
    }
  }

  const byCode = async (
    request: Extract<TokenRequest, { grant_type: 'authorization_code' }>,
    client: GrantClient,
  ) => {
    const grant = await codes.redeem(request.code, request.code_verifier)
    if (!grant || (client.origin !== undefined && client.origin !== grant.origin))
      throw new ProblemError('invalid_grant')
    return sessions.signIn(grant.shopper, {
      client,
      visitorRefreshToken: request.visitor_refresh_token,
    })
  }

  const byOrder = async (
    request: Extract<TokenRequest, { grant_type: 'order_lookup' }>,
    client: GrantClient,
  ) => {
    const { order_number: orderId, email, postcode } = request
    const order = await lookUpOrder({ orderId, email, postcode }, client.address)
    if (!order) throw new ProblemError('invalid_grant', 'No order has this number together with that.')
    return sessions.signIn(
      { userId: order.userId, onlyOrder: order.orderId, authTime: now() },
      { client, visitorRefreshToken: request.visitor_refresh_token },
    )
  }

  return (request, client) => {
    switch (request.grant_type) {
      case 'refresh_token':
        return sessions.refresh(request.refresh_token, client)
      case 'identity_token':
        return byIdentityToken(request, client)
      case 'authorization_code':
        return byCode(request, client)
      case 'order_lookup':
        return byOrder(request, client)
    }
  }
}
