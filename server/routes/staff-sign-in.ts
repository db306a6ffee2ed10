import type { Context } from 'hono'
import { describeDevice } from '../auth/describe-device.ts'
import type { Caller, OpenedSession, StaffAccounts } from '../auth/staff/staff-accounts.ts'
import { ProblemError } from '../problem.ts'
import { Empty, StaffSetup, StaffSignIn } from '../wire.ts'
import { AuthenticatorOffer, EnrolledStaff, StaffCode, StaffSession } from '../wire/staff-account.ts'
import { createRouter, type Env, jsonAnswer, jsonBody, problemAnswer, type Router, route } from './router.ts'
import type { StaffCookie } from './staff-cookie.ts'

const tags = ['staff sign-in']
const bySession = [{ staffSession: [] }]
const sessionAnswer = jsonAnswer(StaffSession, 'The next step; the session is in the cookie')

const setUp = route({
  method: 'post',
  path: '/setup',
  tags,
  security: [],
  summary: 'Spend a one-time set-up link: make the account; the second factor is the next step',
  request: { body: jsonBody(StaffSetup) },
  responses: { 201: sessionAnswer, ...problemAnswer },
})

const signIn = route({
  method: 'post',
  path: '/sign-in',
  tags,
  security: [],
  summary: 'Check e-mail address and password; the second factor is the next step',
  request: { body: jsonBody(StaffSignIn) },
  responses: { 200: sessionAnswer, ...problemAnswer },
})

const showSession = route({
  method: 'get',
  path: '/session',
  tags,
  security: bySession,
  summary: 'How far this browser’s session has come',
  responses: { 200: jsonAnswer(StaffSession, 'The step'), ...problemAnswer },
})

const takeCode = route({
  method: 'post',
  path: '/sign-in/code',
  tags,
  security: bySession,
  summary: 'In the step `code`: six digits of the authenticator app, or a recovery code',
  request: { body: jsonBody(StaffCode) },
  responses: { 200: sessionAnswer, ...problemAnswer },
})

const offer = route({
  method: 'post',
  path: '/enrolment',
  tags,
  security: bySession,
  summary: 'In the step `enrolment`: a secret for an authenticator app, the same until it is confirmed',
  request: { body: jsonBody(Empty) },
  responses: {
    200: jsonAnswer(AuthenticatorOffer, 'The secret, and its otpauth:// address'),
    ...problemAnswer,
  },
})

const confirm = route({
  method: 'post',
  path: '/enrolment/confirm',
  tags,
  security: bySession,
  summary: 'In the step `enrolment`: the first code of the app; recovery codes are shown once',
  request: { body: jsonBody(StaffCode) },
  responses: { 200: jsonAnswer(EnrolledStaff, 'Signed in, with recovery codes'), ...problemAnswer },
})

const decline = route({
  method: 'post',
  path: '/enrolment/decline',
  tags,
  security: bySession,
  summary: 'In the step `enrolment`: go on without a second factor; admins cannot',
  request: { body: jsonBody(Empty) },
  responses: { 200: sessionAnswer, ...problemAnswer },
})

const signOut = route({
  method: 'post',
  path: '/sign-out',
  tags,
  security: bySession,
  summary: 'End the session; its live streams close',
  request: { body: jsonBody(Empty) },
  responses: { 204: { description: 'Signed out' }, ...problemAnswer },
})

/** Set-up link, password, second factor, and the way out: each step renews the session in the cookie. */
export function staffSignInRoutes({
  staff,
  cookie,
  clientAddress,
}: {
  staff: StaffAccounts
  cookie: StaffCookie
  clientAddress: (c: Context<Env>) => string
}): Router {
  const router = createRouter()
  const caller = callerOf(clientAddress)

  const go = <State>(c: Context<Env>, { token, expiresAt, state }: OpenedSession<State>): State => {
    cookie.write(c, token, expiresAt)
    return state
  }
  /** The same from the start: the session that this browser may have had is over. */
  const goAnew = async (c: Context<Env>, opened: OpenedSession): Promise<StaffSession> => {
    const before = cookie.read(c)
    if (before) await staff.signOut(before)
    return go(c, opened)
  }
  const tokenOf = (c: Context<Env>): string => {
    const token = cookie.read(c)
    if (!token) throw new ProblemError('unauthorized', 'Sign in first.')
    return token
  }

  router.openapi(setUp, async (c) => {
    cookie.requireSafeTransport(c)
    return c.json(await goAnew(c, await staff.redeem({ ...c.req.valid('json'), ...caller(c) })), 201)
  })

  router.openapi(signIn, async (c) => {
    cookie.requireSafeTransport(c)
    return c.json(await goAnew(c, await staff.signIn({ ...c.req.valid('json'), ...caller(c) })), 200)
  })

  router.openapi(showSession, async (c) => {
    const progress = await staff.progress(tokenOf(c))
    if (!progress) throw new ProblemError('unauthorized', 'Sign in first.')
    return c.json(progress, 200)
  })

  router.openapi(takeCode, async (c) => {
    const { code } = c.req.valid('json')
    return c.json(go(c, await staff.proveCode({ token: tokenOf(c), code, ...caller(c) })), 200)
  })

  router.openapi(offer, async (c) => c.json(await staff.offerAuthenticator(tokenOf(c)), 200))

  router.openapi(confirm, async (c) => {
    const { code } = c.req.valid('json')
    return c.json(go(c, await staff.enrol({ token: tokenOf(c), code, ...caller(c) })), 200)
  })

  router.openapi(decline, async (c) =>
    c.json(go(c, await staff.declineSecondFactor({ token: tokenOf(c), ...caller(c) })), 200),
  )

  router.openapi(signOut, async (c) => {
    const token = cookie.read(c)
    if (token) await staff.signOut(token)
    cookie.clear(c)
    return c.body(null, 204)
  })

  return router
}

/** Where a request comes from, for the limits and the list of sessions. */
export function callerOf(clientAddress: (c: Context<Env>) => string): (c: Context<Env>) => Caller {
  return (c) => ({ address: clientAddress(c), device: describeDevice(c.req.header('user-agent')) })
}
