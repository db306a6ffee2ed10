import type { AuditPage } from '../server/wire/audit.ts'
import type { StaffStepUp } from '../server/wire/staff-account.ts'
import type {
  Invitations,
  MadeInvitation,
  NewInvitation,
  StaffSettings,
  TeamMember,
  TeamMemberChange,
  TeamMembers,
} from '../server/wire/staff-team.ts'
import type { AuditFilters } from './page-address.ts'
import type { CallStaff } from './staff-client.ts'

/** The routes of the team as functions. Every failure is a `StaffProblem`. */
export interface TeamClient {
  people(): Promise<TeamMembers>
  change(staffId: string, change: TeamMemberChange): Promise<TeamMember>
  resetSecondFactor(staffId: string): Promise<void>
  invitations(): Promise<Invitations>
  invite(person: NewInvitation): Promise<MadeInvitation>
  withdraw(invitationId: string): Promise<void>
  settings(): Promise<StaffSettings>
  changeSettings(settings: StaffSettings): Promise<StaffSettings>
  stepUp(proof: StaffStepUp): Promise<void>
  /** A page of the audit log. @param before the `next` of the page before */
  audit(filters: AuditFilters, before: number | undefined): Promise<AuditPage>
}

export function createTeamClient(call: CallStaff): TeamClient {
  const send = (method: 'POST' | 'PATCH', path: string, body: object) =>
    call(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const person = (staffId: string) => `/people/${encodeURIComponent(staffId)}`

  return {
    people: async () => (await call('/people')).json(),
    change: async (staffId, change) => (await send('PATCH', person(staffId), change)).json(),
    resetSecondFactor: async (staffId) => {
      await send('POST', `${person(staffId)}/reset-second-factor`, {})
    },
    invitations: async () => (await call('/invitations')).json(),
    invite: async (invited) => (await send('POST', '/invitations', invited)).json(),
    withdraw: async (invitationId) => {
      await send('POST', `/invitations/${encodeURIComponent(invitationId)}/withdraw`, {})
    },
    settings: async () => (await call('/settings')).json(),
    changeSettings: async (settings) => (await send('PATCH', '/settings', settings)).json(),
    stepUp: async (proof) => {
      await send('POST', '/account/step-up', proof)
    },
    audit: async ({ person, act }, before) => {
      const query = new URLSearchParams({
        ...(person ? { person } : {}),
        ...(act ? { act } : {}),
        ...(before === undefined ? {} : { before: String(before) }),
      })
      return (await call(`/audit${query.size > 0 ? `?${query}` : ''}`)).json()
    },
  }
}
