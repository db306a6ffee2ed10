import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { OwnAccount } from '../auth/staff/own-account.ts'
import { Empty } from '../wire.ts'
import {
  AuthenticatorOffer,
  EnrolledStaff,
  RecoveryCodes,
  StaffAccount,
  StaffCode,
  StaffPasswordChange,
  StaffStepUp,
} from '../wire/staff-account.ts'
import type { RequireStaff } from './require-staff.ts'
import { createRouter, type Env, jsonAnswer, jsonBody, problemAnswer, type Router, route } from './router.ts'
import type { StaffCookie } from './staff-cookie.ts'
import { callerOf } from './staff-sign-in.ts'

const tags = ['staff account']
const security = [{ staffSession: [] }]
const stepUp = 'needs a code, or the password where the account has no second factor'

const show = route({
  method: 'get',
  path: '/account',
  tags,
  security,
  summary: 'One’s own account: second factor, sessions',
  responses: { 200: jsonAnswer(StaffAccount, 'The account'), ...problemAnswer },
})

const stepUpOnce = route({
  method: 'post',
  path: '/account/step-up',
  tags,
  security,
  summary: 'A code (or the password where there is no second factor), good for ten minutes of team changes',
  request: { body: jsonBody(StaffStepUp) },
  responses: { 204: { description: 'Shown' }, ...problemAnswer },
})

const offer = route({
  method: 'post',
  path: '/account/authenticator',
  tags,
  security,
  summary: `A secret for a new authenticator app; ${stepUp}`,
  request: { body: jsonBody(StaffStepUp) },
  responses: {
    200: jsonAnswer(AuthenticatorOffer, 'The secret, and its otpauth:// address'),
    ...problemAnswer,
  },
})

const confirm = route({
  method: 'post',
  path: '/account/authenticator/confirm',
  tags,
  security,
  summary: 'The first code of the new app, which takes the place of the old; other sessions end',
  request: { body: jsonBody(StaffCode) },
  responses: { 200: jsonAnswer(EnrolledStaff, 'New recovery codes, shown once'), ...problemAnswer },
})

const renew = route({
  method: 'post',
  path: '/account/recovery-codes',
  tags,
  security,
  summary: `New recovery codes in place of the old; ${stepUp}`,
  request: { body: jsonBody(StaffStepUp) },
  responses: { 200: jsonAnswer(RecoveryCodes, 'The codes, shown once'), ...problemAnswer },
})

const changePassword = route({
  method: 'post',
  path: '/account/password',
  tags,
  security,
  summary: 'Change the password; other sessions end',
  request: { body: jsonBody(StaffPasswordChange) },
  responses: { 204: { description: 'Changed; the session is renewed' }, ...problemAnswer },
})

const endSession = route({
  method: 'post',
  path: '/account/sessions/{session_id}/end',
  tags,
  security,
  summary: 'End one of one’s own sessions; its live streams close',
  request: { params: z.object({ session_id: z.string().max(64) }), body: jsonBody(Empty) },
  responses: { 204: { description: 'Ended' }, ...problemAnswer },
})

const endOtherSessions = route({
  method: 'post',
  path: '/account/sessions/end-others',
  tags,
  security,
  summary: 'End all of one’s own sessions but this one',
  request: { body: jsonBody(Empty) },
  responses: { 204: { description: 'Ended' }, ...problemAnswer },
})

/** One's own account, for whoever is signed in. */
export function staffAccountRoutes({
  ownAccount,
  requireStaff,
  cookie,
  clientAddress,
}: {
  ownAccount: OwnAccount
  requireStaff: RequireStaff
  cookie: StaffCookie
  clientAddress: (c: Context<Env>) => string
}): Router {
  const router = createRouter()
  const caller = callerOf(clientAddress)

  router.openapi(show, async (c) => {
    const { token } = await requireStaff(c)
    return c.json(await ownAccount.show(token), 200)
  })

  router.openapi(stepUpOnce, async (c) => {
    const { token } = await requireStaff(c)
    await ownAccount.stepUp({ token, proof: c.req.valid('json'), ...caller(c) })
    return c.body(null, 204)
  })

  router.openapi(offer, async (c) => {
    const { token } = await requireStaff(c)
    const proof = c.req.valid('json')
    return c.json(await ownAccount.offerAuthenticator({ token, proof, ...caller(c) }), 200)
  })

  router.openapi(confirm, async (c) => {
    const { token } = await requireStaff(c)
    const { code } = c.req.valid('json')
    const opened = await ownAccount.replaceAuthenticator({ token, code, ...caller(c) })
    cookie.write(c, opened.token, opened.expiresAt)
    return c.json(opened.state, 200)
  })

  router.openapi(renew, async (c) => {
    const { token } = await requireStaff(c)
    const proof = c.req.valid('json')
    const codes = await ownAccount.renewRecoveryCodes({ token, proof, ...caller(c) })
    return c.json({ recovery_codes: codes }, 200)
  })

  router.openapi(changePassword, async (c) => {
    const { token } = await requireStaff(c)
    const change = c.req.valid('json')
    const opened = await ownAccount.changePassword({ token, change, ...caller(c) })
    cookie.write(c, opened.token, opened.expiresAt)
    return c.body(null, 204)
  })

  router.openapi(endOtherSessions, async (c) => {
    const { token } = await requireStaff(c)
    await ownAccount.endOtherSessions(token)
    return c.body(null, 204)
  })

  router.openapi(endSession, async (c) => {
    const { token } = await requireStaff(c)
    await ownAccount.endSession(token, c.req.valid('param').session_id)
    return c.body(null, 204)
  })

  return router
}
