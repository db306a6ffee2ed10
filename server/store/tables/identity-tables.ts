/** Who asks: visitors, their sessions, and what a sign-in leaves until it is redeemed. */
export interface IdentityTables {
  /** `user_id` is the shop's id of a shopper who signs in; each has one visitor. */
  visitors: { visitor_id: string; created_at: number; user_id: string | null }
  /** One family of refresh tokens; `generation` counts its rotations. */
  sessions: {
    session_id: string
    visitor_id: string
    generation: number
    rotated_at: number | null
    created_at: number
    expires_at: number
    revoked_at: number | null
    /** Who is signed in; of a session with `only_order` whose order that is. */
    user_id: string | null
    name: string | null
    email: string | null
    /** When they showed who they are. */
    auth_time: number | null
    /** The one order whose status this session may be told. */
    only_order: string | null
    /** The key that its tokens are bound to (RFC 7638). */
    key_thumbprint: string | null
    /** Browser and system, such as "Firefox on Linux". */
    device: string | null
  }
  /** Identity tokens that were taken, until they have expired: by which key, if one was shown. */
  identity_token_uses: { jti_hash: string; key_thumbprint: string | null; expires_at: number }
  /** Codes of the sign-in frame that nobody has redeemed yet; the code itself is never stored. */
  sign_in_codes: {
    code_hash: string
    /** Whose it is: of a code for one order whose order that is. */
    user_id: string
    /** JSON of a `Shopper`. */
    shopper: string
    origin: string
    /** base64url of the SHA-256 of the verifier (RFC 7636). */
    code_challenge: string
    expires_at: number
  }
}
