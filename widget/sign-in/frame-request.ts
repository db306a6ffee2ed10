/** What the shop's page asks for, from the address of this page; without an origin it is one's own account. */
export interface FrameRequest {
  origin: string
  state: string
  codeChallenge: string
  /** Seconds; who signed in longer ago is asked again. */
  maxAge: number | undefined
}

/** Reads the query that the server has checked already. */
export function readFrameRequest(search: string): { request: FrameRequest | undefined; locale: string } {
  const query = new URLSearchParams(search)
  const origin = query.get('origin')
  const maxAge = query.get('max_age')
  return {
    locale: query.get('locale') ?? 'en',
    request:
      origin === null
        ? undefined
        : {
            origin,
            state: query.get('state') ?? '',
            codeChallenge: query.get('code_challenge') ?? '',
            maxAge: maxAge === null ? undefined : Number(maxAge),
          },
  }
}
