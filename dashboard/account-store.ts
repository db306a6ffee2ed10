import type {
  AuthenticatorOffer,
  StaffAccount,
  StaffPasswordChange,
  StaffStepUp,
} from '../server/wire/staff-account.ts'
import type { StaffClient } from './staff-client.ts'
import { whileSignedIn } from './signed-in.ts'
import { createStore, type Store } from './store.ts'

export interface AccountState {
  account: StaffAccount | undefined
  /** Why it could not be loaded. */
  fault: string | undefined
}

/** One's own account, and what can be done with it; each verb shows the account as it is afterwards. */
export interface AccountStore {
  state: Store<AccountState>
  load(): Promise<void>
  /** @throws StaffProblem, here and below */
  offerAuthenticator(proof: StaffStepUp): Promise<AuthenticatorOffer>
  /** Returns the new recovery codes. */
  replaceAuthenticator(code: string): Promise<string[]>
  renewRecoveryCodes(proof: StaffStepUp): Promise<string[]>
  changePassword(change: StaffPasswordChange): Promise<void>
  endSession(sessionId: string): Promise<void>
  endOtherSessions(): Promise<void>
}

/** @param onSessionEnd called when the server says that nobody is signed in */
export function createAccountStore({
  client,
  onSessionEnd,
}: {
  client: StaffClient
  onSessionEnd: () => void
}): AccountStore {
  const state = createStore<AccountState>({ account: undefined, fault: undefined })

  const signedIn = whileSignedIn(onSessionEnd)

  const load = async () => {
    try {
      state.set({ account: await signedIn(client.account()), fault: undefined })
    } catch (error) {
      state.set({ ...state.get(), fault: error instanceof Error ? error.message : String(error) })
    }
  }

  const andLoad = async <Result>(work: Promise<Result>): Promise<Result> => {
    const result = await signedIn(work)
    await load()
    return result
  }

  return {
    state,
    load,
    offerAuthenticator: (proof) => signedIn(client.offerAuthenticator(proof)),
    replaceAuthenticator: async (code) => (await andLoad(client.replaceAuthenticator(code))).recovery_codes,
    renewRecoveryCodes: (proof) => andLoad(client.renewRecoveryCodes(proof)),
    changePassword: (change) => andLoad(client.changePassword(change)),
    endSession: (sessionId) => andLoad(client.endSession(sessionId)),
    endOtherSessions: () => andLoad(client.endOtherSessions()),
  }
}
