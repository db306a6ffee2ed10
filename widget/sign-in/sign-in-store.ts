import type { ShopperAccount, SignInStep } from '../../server/wire/sign-in.ts'
import type { AuthenticatorOffer } from '../../server/wire/staff-account.ts'
import { observable, type Observable } from '../observable.ts'
import type { FrameRequest } from './frame-request.ts'
import type { ShopPage } from './shop-page.ts'
import { type SignInClient, SignInProblem } from './sign-in-client.ts'

/** What the page shows. */
export type View =
  | { view: 'start'; email: string; notice?: string }
  | { view: 'sign-up'; email: string }
  | { view: 'password'; email: string }
  | { view: 'mail-code'; email: string; purpose: Purpose; token: string }
  | { view: 'second-factor'; email: string; token: string }
  | { view: 'new-password'; email: string; token: string; required: boolean }
  | { view: 'order' }
  | { view: 'recovery-code-used'; email: string; token: string; left: number }
  | { view: 'account'; token: string; account: ShopperAccount; notice?: string }
  | { view: 'recovery-codes'; token: string; codes: string[] }
  /** The shop's page has the code, or could not be reached. */
  | { view: 'finished'; reached: boolean }

export type Purpose = 'sign-in' | 'sign-up' | 'reset'

/** The way through the page. Verbs that ask the server reject with a `SignInProblem`. */
export interface SignInStore {
  view: Pick<Observable<View>, 'get' | 'subscribe'>
  /** The shop's page that asked; without one this is one's own account. */
  request: FrameRequest | undefined
  framed: boolean
  show(view: View): void
  /** Back to the beginning. */
  startOver(notice?: string): void
  /** Signs in to see the account, not to go back to the shop's page. */
  wantAccount(): void
  wantsAccount(): boolean
  password(email: string, password: string): Promise<void>
  mailCode(email: string, purpose: Purpose): Promise<void>
  proveMailCode(code: string): Promise<void>
  proveSecondFactor(code: string): Promise<void>
  newPassword(password: string | undefined): Promise<void>
  order(known: { number: string; email?: string; postcode?: string }): Promise<void>
  /** On from what is shown once. */
  goOn(): Promise<void>
  /** Back to the shop's page, from the account. */
  goToShop(): Promise<void>
  offerAuthenticator(code?: string): Promise<AuthenticatorOffer>
  confirmAuthenticator(code: string): Promise<void>
  removeAuthenticator(code: string): Promise<void>
  renewRecoveryCodes(code: string): Promise<void>
  changePassword(password: string | undefined, newPassword: string): Promise<void>
  signOutEverywhere(): Promise<void>
  cancel(): void
}

export function createSignInStore({
  client,
  request,
  shopPage,
  words,
}: {
  client: SignInClient
  request: FrameRequest | undefined
  shopPage: ShopPage | undefined
  /** What is said of changes to the account. */
  words: { passwordChanged: string; signedOut: string; removed: string }
}): SignInStore {
  const view = observable<View>({ view: 'start', email: '' })
  let wantsAccount = request === undefined

  const emailOf = (now: View) => ('email' in now ? now.email : '')
  const tokenOf = (now: View) => ('token' in now ? now.token : '')

  const startOver = (notice?: string) =>
    view.set({ view: 'start', email: emailOf(view.get()), ...(notice === undefined ? {} : { notice }) })

  /** Where a step is over, it begins again; a refused password is no such step. */
  const inStep = async <Result>(work: (token: string) => Promise<Result>): Promise<Result> => {
    try {
      return await work(tokenOf(view.get()))
    } catch (error) {
      const over = error instanceof SignInProblem && ['unauthorized', 'step_up_required'].includes(error.code)
      if (over) startOver(error.message)
      throw error
    }
  }

  const handOver = (code: string) => {
    shopPage?.code(code)
    view.set({ view: 'finished', reached: shopPage?.reachable ?? false })
  }

  const openAccount = async (token: string, notice?: string) => {
    const account = await client.account(token)
    view.set({ view: 'account', token, account, ...(notice === undefined ? {} : { notice }) })
  }

  /** From the last step on. */
  const done = async (token: string) => {
    if (wantsAccount || !request) return openAccount(token)
    handOver(await client.finish(token, request))
  }

  const enter = async (step: SignInStep, email: string, purpose: Purpose) => {
    const { step_token: token } = step
    switch (step.step) {
      case 'mail-code':
        return view.set({ view: 'mail-code', email, purpose, token })
      case 'second-factor':
        return view.set({ view: 'second-factor', email, token })
      case 'new-password':
        return view.set({ view: 'new-password', email, token, required: step.required })
      case 'done': {
        const { recovery_codes_left: left } = step
        if (left !== undefined) return view.set({ view: 'recovery-code-used', email, token, left })
        return done(token)
      }
    }
  }
  /** The step after the one that is shown. */
  const next = (work: (token: string) => Promise<SignInStep>) =>
    inStep(async (token) => {
      const now = view.get()
      await enter(await work(token), emailOf(now), 'purpose' in now ? now.purpose : 'sign-in')
    })

  return {
    view,
    request,
    framed: shopPage?.framed ?? false,
    show: (shown) => view.set(shown),
    startOver,
    wantAccount() {
      wantsAccount = true
      startOver()
    },
    wantsAccount: () => wantsAccount,
    async password(email, password) {
      await enter(await client.password(email, password), email, 'sign-in')
    },
    async mailCode(email, purpose) {
      await enter(await client.mailCode(email, purpose), email, purpose)
    },
    proveMailCode: (code) => next((token) => client.proveMailCode(token, code)),
    proveSecondFactor: (code) => next((token) => client.proveSecondFactor(token, code)),
    newPassword: (password) => next((token) => client.newPassword(token, password)),
    async order(known) {
      if (request) handOver(await client.order(known, request))
    },
    goOn: () => inStep(done),
    goToShop: () =>
      inStep(async (token) => {
        if (request) handOver(await client.finish(token, request))
      }),
    offerAuthenticator: (code) => inStep((token) => client.offerAuthenticator(token, code)),
    confirmAuthenticator: (code) =>
      inStep(async (token) =>
        view.set({ view: 'recovery-codes', token, codes: await client.confirmAuthenticator(token, code) }),
      ),
    removeAuthenticator: (code) =>
      inStep(async (token) => {
        await client.removeAuthenticator(token, code)
        await openAccount(token, words.removed)
      }),
    renewRecoveryCodes: (code) =>
      inStep(async (token) =>
        view.set({ view: 'recovery-codes', token, codes: await client.renewRecoveryCodes(token, code) }),
      ),
    changePassword: (password, newPassword) =>
      inStep(async (token) => {
        await client.changePassword(token, password, newPassword)
        await openAccount(token, words.passwordChanged)
      }),
    signOutEverywhere: () =>
      inStep(async (token) => {
        await client.signOutEverywhere(token)
        await openAccount(token, words.signedOut)
      }),
    cancel: () => shopPage?.cancel(),
  }
}
