import type { Context } from 'hono'
import type { ShopperOwnAccount } from '../auth/shopper/shopper-own-account.ts'
import {
  ShopperAccount,
  ShopperAuthenticator,
  ShopperPasswordChange,
  SignInCode,
  SignInToken,
} from '../wire/sign-in.ts'
import { AuthenticatorOffer, RecoveryCodes } from '../wire/staff-account.ts'
import { createRouter, type Env, jsonAnswer, jsonBody, problemAnswer, type Router, route } from './router.ts'

const common = { method: 'post' as const, tags: ['sign-in frame'], security: [] }
const codesAnswer = {
  200: jsonAnswer(RecoveryCodes, 'New recovery codes, shown once'),
  ...problemAnswer,
}

const show = route({
  ...common,
  path: '/',
  summary: 'One’s own account, in the step `done`, as all that follows',
  request: { body: jsonBody(SignInToken) },
  responses: { 200: jsonAnswer(ShopperAccount, 'The account'), ...problemAnswer },
})

const offer = route({
  ...common,
  path: '/authenticator',
  summary: 'A secret for a new authenticator app; needs a code where there is one',
  request: { body: jsonBody(ShopperAuthenticator) },
  responses: {
    200: jsonAnswer(AuthenticatorOffer, 'The secret, and its otpauth:// address'),
    ...problemAnswer,
  },
})

const confirm = route({
  ...common,
  path: '/authenticator/confirm',
  summary: 'The first code of the new app, which takes the place of the old',
  request: { body: jsonBody(SignInCode) },
  responses: codesAnswer,
})

const remove = route({
  ...common,
  path: '/authenticator/remove',
  summary: 'Sign in without a second factor from now on; needs a code',
  request: { body: jsonBody(SignInCode) },
  responses: { 204: { description: 'Removed' }, ...problemAnswer },
})

const renew = route({
  ...common,
  path: '/recovery-codes',
  summary: 'New recovery codes in place of the old; needs a code',
  request: { body: jsonBody(SignInCode) },
  responses: codesAnswer,
})

const changePassword = route({
  ...common,
  path: '/password',
  summary: 'Set or change the password; every session of the shopper ends',
  request: { body: jsonBody(ShopperPasswordChange) },
  responses: { 204: { description: 'Changed' }, ...problemAnswer },
})

const signOutEverywhere = route({
  ...common,
  path: '/sign-out-everywhere',
  summary: 'End every session of the shopper on the shop’s pages',
  request: { body: jsonBody(SignInToken) },
  responses: { 204: { description: 'Ended' }, ...problemAnswer },
})

/** The account page of the sign-in frame, below `/v1/sign-in/account`. */
export function signInAccountRoutes({
  ownAccount,
  clientAddress,
}: {
  ownAccount: ShopperOwnAccount
  clientAddress: (c: Context<Env>) => string
}): Router {
  const router = createRouter()

  router.openapi(show, async (c) => c.json(await ownAccount.show(c.req.valid('json').step_token), 200))

  router.openapi(offer, async (c) => {
    const { step_token: token, code } = c.req.valid('json')
    return c.json(await ownAccount.offerAuthenticator({ token, code, address: clientAddress(c) }), 200)
  })

  router.openapi(confirm, async (c) => {
    const { step_token: token, code } = c.req.valid('json')
    const codes = await ownAccount.confirmAuthenticator({ token, code, address: clientAddress(c) })
    return c.json({ recovery_codes: codes }, 200)
  })

  router.openapi(remove, async (c) => {
    const { step_token: token, code } = c.req.valid('json')
    await ownAccount.removeAuthenticator({ token, code, address: clientAddress(c) })
    return c.body(null, 204)
  })

  router.openapi(renew, async (c) => {
    const { step_token: token, code } = c.req.valid('json')
    const codes = await ownAccount.renewRecoveryCodes({ token, code, address: clientAddress(c) })
    return c.json({ recovery_codes: codes }, 200)
  })

  router.openapi(changePassword, async (c) => {
    const { step_token: token, password, new_password: newPassword } = c.req.valid('json')
    await ownAccount.changePassword({ token, password, newPassword, address: clientAddress(c) })
    return c.body(null, 204)
  })

  router.openapi(signOutEverywhere, async (c) => {
    await ownAccount.signOutEverywhere(c.req.valid('json').step_token)
    return c.body(null, 204)
  })

  return router
}
