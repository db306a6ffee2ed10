import type { StaffStepUp } from '../server/wire/staff-account.ts'
import type {
  Invitation,
  NewInvitation,
  StaffSettings,
  TeamMember,
  TeamMemberChange,
} from '../server/wire/staff-team.ts'
import { StaffProblem } from './staff-client.ts'
import { whileSignedIn } from './signed-in.ts'
import { createStore, type Store } from './store.ts'
import type { TeamClient } from './team-client.ts'

export interface TeamState {
  /** Undefined until it has come. */
  people: TeamMember[] | undefined
  invitations: Invitation[]
  settings: StaffSettings
  /** Why it could not be loaded. */
  fault: string | undefined
  /** A change waits until its owner has shown once more who they are. */
  asksForProof: boolean
}

/** The team, and what admins can do with it; each verb shows the team as it is afterwards. */
export interface TeamStore {
  state: Store<TeamState>
  load(): Promise<void>
  /** @throws StaffProblem, here and below; what needs a proof waits for `prove` or `cancelProof` */
  change(staffId: string, change: TeamMemberChange): Promise<void>
  resetSecondFactor(staffId: string): Promise<void>
  /** Returns the link, which is shown this once. */
  invite(person: NewInvitation): Promise<string>
  withdraw(invitationId: string): Promise<void>
  changeSettings(settings: StaffSettings): Promise<void>
  prove(proof: StaffStepUp): Promise<void>
  cancelProof(): void
}

/** @param onSessionEnd called when the server says that nobody is signed in */
export function createTeamStore({
  client,
  onSessionEnd,
}: {
  client: TeamClient
  onSessionEnd: () => void
}): TeamStore {
  const state = createStore<TeamState>({
    people: undefined,
    invitations: [],
    settings: { second_factor_for_everyone: false },
    fault: undefined,
    asksForProof: false,
  })
  const change = (changes: Partial<TeamState>) => state.set({ ...state.get(), ...changes })
  /** What waits for a proof, to be told that there is one, or that there will be none. */
  let waiting: { go: () => void; giveUp: (problem: StaffProblem) => void }[] = []

  const signedIn = whileSignedIn(onSessionEnd)

  const load = async () => {
    try {
      const work = Promise.all([client.people(), client.invitations(), client.settings()])
      const [{ people }, { invitations }, settings] = await signedIn(work)
      change({ people, invitations, settings, fault: undefined })
    } catch (error) {
      change({ fault: error instanceof Error ? error.message : String(error) })
    }
  }

  const proven = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await signedIn(work())
    } catch (error) {
      if (!(error instanceof StaffProblem) || error.code !== 'step_up_required') throw error
      await new Promise<void>((go, giveUp) => {
        waiting.push({ go, giveUp })
        change({ asksForProof: true })
      })
      return signedIn(work())
    }
  }

  const andLoad = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = await proven(work)
    await load()
    return result
  }

  const settle = (tell: (one: (typeof waiting)[number]) => void) => {
    const told = waiting
    waiting = []
    change({ asksForProof: false })
    told.forEach(tell)
  }

  return {
    state,
    load,
    change: async (staffId, wanted) => {
      await andLoad(() => client.change(staffId, wanted))
    },
    resetSecondFactor: (staffId) => andLoad(() => client.resetSecondFactor(staffId)),
    invite: async (person) => (await andLoad(() => client.invite(person))).link,
    withdraw: (invitationId) => andLoad(() => client.withdraw(invitationId)),
    changeSettings: async (settings) => {
      await andLoad(() => client.changeSettings(settings))
    },
    async prove(proof) {
      await signedIn(client.stepUp(proof))
      settle(({ go }) => go())
    },
    cancelProof() {
      const nothing = new StaffProblem('step_up_required', 'Nothing was changed.')
      settle(({ giveUp }) => giveUp(nothing))
    },
  }
}
