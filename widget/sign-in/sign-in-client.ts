import type { ErrorCode, Problem } from '../../server/wire.ts'
import type { ShopperAccount, SignInStep } from '../../server/wire/sign-in.ts'
import type { AuthenticatorOffer, RecoveryCodes } from '../../server/wire/staff-account.ts'
import type { FrameRequest } from './frame-request.ts'

/** What went wrong, as the server says it; `unreachable` when it said nothing. */
export class SignInProblem extends Error {
  override name = 'SignInProblem'
  readonly code: ErrorCode | 'unreachable'
  /** What is wrong with a field of the form, by its name. */
  readonly fields: Record<string, string>

  constructor(code: ErrorCode | 'unreachable', message: string, fields: Record<string, string> = {}) {
    super(message)
    this.code = code
    this.fields = fields
  }
}

/** The routes of the frame as functions. Every failure is a `SignInProblem`. */
export interface SignInClient {
  password(email: string, password: string): Promise<SignInStep>
  mailCode(email: string, purpose: 'sign-in' | 'sign-up' | 'reset'): Promise<SignInStep>
  proveMailCode(token: string, code: string): Promise<SignInStep>
  proveSecondFactor(token: string, code: string): Promise<SignInStep>
  newPassword(token: string, password: string | undefined): Promise<SignInStep>
  finish(token: string, request: FrameRequest): Promise<string>
  order(known: { number: string; email?: string; postcode?: string }, request: FrameRequest): Promise<string>
  account(token: string): Promise<ShopperAccount>
  offerAuthenticator(token: string, code: string | undefined): Promise<AuthenticatorOffer>
  confirmAuthenticator(token: string, code: string): Promise<string[]>
  removeAuthenticator(token: string, code: string): Promise<void>
  renewRecoveryCodes(token: string, code: string): Promise<string[]>
  changePassword(token: string, password: string | undefined, newPassword: string): Promise<void>
  signOutEverywhere(token: string): Promise<void>
}

/** @param fetch the browser's, or a test's; @param unreachable what is said when there is no answer */
export function createSignInClient(fetch: typeof globalThis.fetch, unreachable: string): SignInClient {
  const call = async (path: string, body: object): Promise<Response> => {
    const response = await fetch(`/v1/sign-in${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      credentials: 'omit',
    }).catch(() => {
      throw new SignInProblem('unreachable', unreachable)
    })
    if (!response.ok) throw await problemOf(response, unreachable)
    return response
  }
  const step = async (path: string, body: object): Promise<SignInStep> => (await call(path, body)).json()
  const code = async (path: string, body: object): Promise<string> => {
    const answer: { code: string } = await (await call(path, body)).json()
    return answer.code
  }
  const codes = async (path: string, body: object): Promise<string[]> => {
    const answer: RecoveryCodes = await (await call(path, body)).json()
    return answer.recovery_codes
  }
  const page = ({ origin, codeChallenge }: FrameRequest) => ({ origin, code_challenge: codeChallenge })

  return {
    password: (email, password) => step('/password', { email, password }),
    mailCode: (email, purpose) => step('/mail-code', { email, purpose }),
    proveMailCode: (token, code) => step('/mail-code/verify', { step_token: token, code }),
    proveSecondFactor: (token, code) => step('/second-factor', { step_token: token, code }),
    newPassword: (token, password) => step('/new-password', { step_token: token, new_password: password }),
    finish: (token, request) =>
      code('/finish', { step_token: token, max_age: request.maxAge, ...page(request) }),
    order: ({ number, ...known }, request) =>
      code('/order', { order_number: number, ...known, ...page(request) }),
    account: async (token) => (await call('/account', { step_token: token })).json(),
    offerAuthenticator: async (token, code) =>
      (await call('/account/authenticator', { step_token: token, code })).json(),
    confirmAuthenticator: (token, code) =>
      codes('/account/authenticator/confirm', { step_token: token, code }),
    async removeAuthenticator(token, code) {
      await call('/account/authenticator/remove', { step_token: token, code })
    },
    renewRecoveryCodes: (token, code) => codes('/account/recovery-codes', { step_token: token, code }),
    async changePassword(token, password, newPassword) {
      await call('/account/password', { step_token: token, password, new_password: newPassword })
    },
    async signOutEverywhere(token) {
      await call('/account/sign-out-everywhere', { step_token: token })
    },
  }
}

async function problemOf(response: Response, unreachable: string): Promise<SignInProblem> {
  try {
    const problem: Problem = await response.json()
    const fields = Object.fromEntries((problem.errors ?? []).map(({ path, message }) => [path, message]))
    return new SignInProblem(problem.code, problem.detail ?? `${problem.title}.`, fields)
  } catch {
    return new SignInProblem('unreachable', unreachable)
  }
}
