import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { requireSafeTransport, transportOf } from './safe-transport.ts'

/** The browser itself refuses this name without Secure, with a Domain, or from another path. */
const SECURE_NAME = '__Host-verdemuse_staff'
/** Over plain http on this machine, where the prefix cannot be had. */
const LOOPBACK_NAME = 'verdemuse_staff'

/** Reads and writes the cookie that carries staff's session. */
export interface StaffCookie {
  read(c: Context): string | undefined
  write(c: Context, token: string, expiresAt: number): void
  clear(c: Context): void
  /** @throws ProblemError `forbidden` over plain http, except on this machine */
  requireSafeTransport(c: Context): void
}

/** @param publicUrl `PUBLIC_URL`, where one is set */
export function createStaffCookie(publicUrl: string | undefined): StaffCookie {
  const kind = (c: Context) => transportOf(c, publicUrl)
  const options = { path: '/', httpOnly: true, sameSite: 'Strict' } as const

  return {
    read(c) {
      const secure = getCookie(c, SECURE_NAME)
      return secure ?? (kind(c) === 'loopback' ? getCookie(c, LOOPBACK_NAME) : undefined)
    },
    write(c, token, expiresAt) {
      const secure = kind(c) === 'secure'
      setCookie(c, secure ? SECURE_NAME : LOOPBACK_NAME, token, {
        ...options,
        secure,
        expires: new Date(expiresAt),
      })
    },
    clear(c) {
      const secure = kind(c) === 'secure'
      deleteCookie(c, secure ? SECURE_NAME : LOOPBACK_NAME, { ...options, secure })
    },
    requireSafeTransport: (c) => requireSafeTransport(c, publicUrl),
  }
}
