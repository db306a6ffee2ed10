import type { Context } from 'hono'
import type { ShopperAuth } from '../auth/shopper/create-shopper-auth.ts'
import { ProblemError } from '../problem.ts'
import {
  AuthorizationCode,
  SignInCode,
  SignInFinish,
  SignInMail,
  SignInNewPassword,
  SignInOrder,
  SignInPassword,
  SignInStep,
} from '../wire/sign-in.ts'
import { createRouter, type Env, jsonAnswer, jsonBody, problemAnswer, type Router, route } from './router.ts'
import { requireSafeTransport } from './safe-transport.ts'
import { sameOriginOnly } from './same-origin-only.ts'
import { signInAccountRoutes } from './sign-in-account.ts'

const common = { method: 'post' as const, tags: ['sign-in frame'], security: [] }
const stepAnswer = { 200: jsonAnswer(SignInStep, 'What is due next'), ...problemAnswer }
const codeAnswer = { 200: jsonAnswer(AuthorizationCode, 'The code for the page'), ...problemAnswer }

const byPassword = route({
  ...common,
  path: '/password',
  summary: 'Check e-mail address and password of an account of ours',
  request: { body: jsonBody(SignInPassword) },
  responses: stepAnswer,
})

const mailCode = route({
  ...common,
  path: '/mail-code',
  summary: 'Mail a code: to sign in, to make an account, or to set a new password',
  request: { body: jsonBody(SignInMail) },
  responses: stepAnswer,
})

const proveMailCode = route({
  ...common,
  path: '/mail-code/verify',
  summary: 'In the step `mail-code`: the eight digits; five tries, ten minutes',
  request: { body: jsonBody(SignInCode) },
  responses: stepAnswer,
})

const proveSecondFactor = route({
  ...common,
  path: '/second-factor',
  summary: 'In the step `second-factor`: a code of the authenticator app, or a recovery code',
  request: { body: jsonBody(SignInCode) },
  responses: stepAnswer,
})

const setPassword = route({
  ...common,
  path: '/new-password',
  summary: 'In the step `new-password`: set one, or go on without where that may be',
  request: { body: jsonBody(SignInNewPassword) },
  responses: stepAnswer,
})

const finish = route({
  ...common,
  path: '/finish',
  summary: 'In the step `done`: the code that the shop’s page changes for tokens',
  request: { body: jsonBody(SignInFinish) },
  responses: codeAnswer,
})

const byOrder = route({
  ...common,
  path: '/order',
  summary: 'Without an account: a code for one order’s status',
  request: { body: jsonBody(SignInOrder) },
  responses: codeAnswer,
})

/** The sign-in frame's API, mounted at `/v1/sign-in`: this server's own page alone, and no cookie. */
export function signInRoutes({
  shopperAuth,
  isAllowedOrigin,
  clientAddress,
  publicUrl,
}: {
  shopperAuth: ShopperAuth
  isAllowedOrigin: (origin: string) => boolean
  clientAddress: (c: Context<Env>) => string
  publicUrl: string | undefined
}): Router {
  const { accounts, signIn, ownAccount } = shopperAuth
  const router = createRouter()
  router.use('*', sameOriginOnly(publicUrl))
  router.use('*', async (c, next) => {
    requireSafeTransport(c, publicUrl)
    await next()
    c.header('cache-control', 'no-store')
  })

  /** The page that gets a code. @throws ProblemError `origin_not_allowed` */
  const target = ({ origin, code_challenge: codeChallenge }: { origin: string; code_challenge: string }) => {
    if (!isAllowedOrigin(origin)) throw new ProblemError('origin_not_allowed')
    return { origin, codeChallenge }
  }

  router.openapi(byPassword, async (c) =>
    c.json(await accounts.signIn({ ...c.req.valid('json'), address: clientAddress(c) }), 200),
  )
  router.openapi(mailCode, async (c) =>
    c.json(await accounts.mailCode({ ...c.req.valid('json'), address: clientAddress(c) }), 200),
  )
  router.openapi(proveMailCode, async (c) => {
    const { step_token: token, code } = c.req.valid('json')
    return c.json(await accounts.proveMailCode({ token, code, address: clientAddress(c) }), 200)
  })
  router.openapi(proveSecondFactor, async (c) => {
    const { step_token: token, code } = c.req.valid('json')
    return c.json(await accounts.proveSecondFactor({ token, code, address: clientAddress(c) }), 200)
  })
  router.openapi(setPassword, async (c) => {
    const { step_token: token, new_password: password } = c.req.valid('json')
    return c.json(await accounts.setPassword({ token, password, address: clientAddress(c) }), 200)
  })
  router.openapi(finish, async (c) => {
    const { step_token: token, max_age: maxAge, ...page } = c.req.valid('json')
    return c.json({ code: await signIn.finish({ token, maxAge, ...target(page) }) }, 200)
  })
  router.openapi(byOrder, async (c) => {
    const { order_number: orderNumber, email, postcode, ...page } = c.req.valid('json')
    const known = { orderNumber, email, postcode, address: clientAddress(c) }
    return c.json({ code: await signIn.byOrder({ ...known, ...target(page) }) }, 200)
  })

  router.route('/account', signInAccountRoutes({ ownAccount, clientAddress }))
  return router
}
