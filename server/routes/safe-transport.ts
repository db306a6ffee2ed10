import type { Context } from 'hono'
import { isLoopback } from '../is-loopback.ts'
import { ProblemError } from '../problem.ts'
import { ownOrigin } from './own-origin.ts'

/** How a request came here: `loopback` is plain http on this machine, `unsafe` plain http from elsewhere. */
export function transportOf(c: Context, publicUrl: string | undefined): 'secure' | 'loopback' | 'unsafe' {
  const origin = ownOrigin(c, publicUrl)
  if (origin.protocol === 'https:') return 'secure'
  return isLoopback(origin.hostname) ? 'loopback' : 'unsafe'
}

/** @throws ProblemError `forbidden` over plain http, except on this machine */
export function requireSafeTransport(c: Context, publicUrl: string | undefined): void {
  if (transportOf(c, publicUrl) !== 'unsafe') return
  throw new ProblemError(
    'forbidden',
    'Signing in needs HTTPS here: over plain http the password could be read on the way. ' +
      'Open this page under an https address, or on the server itself under http://127.0.0.1.',
  )
}
