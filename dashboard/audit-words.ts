import type { AuditAct, AuditEntry } from '../server/wire/audit.ts'

/** Every act, as the filter names it. */
export const actNames: Record<AuditAct, string> = {
  'sign-in': 'Signed in',
  'sign-in-failed': 'Failed to sign in',
  'sign-out': 'Signed out',
  'step-up': 'Showed again who they are',
  'step-up-failed': 'Failed to show who they are',
  'set-up': 'Set the account up',
  'password-changed': 'Changed the password',
  'second-factor-on': 'Set an authenticator app up',
  'second-factor-replaced': 'Replaced the authenticator app',
  'second-factor-declined': 'Put the authenticator app off',
  'second-factor-reset': 'Reset a second factor',
  'recovery-code-used': 'Used a recovery code',
  'recovery-codes-renewed': 'Made new recovery codes',
  'session-ended': 'Ended a session',
  invited: 'Invited',
  'invitation-withdrawn': 'Withdrew an invitation',
  'role-changed': 'Changed a role',
  deactivated: 'Deactivated',
  reactivated: 'Reactivated',
  'setting-changed': 'Changed a setting',
  'conversation-opened': 'Opened a conversation',
  'figure-opened': 'Opened the list behind a figure',
  'data-exported': 'Exported data',
  'personal-data-erased': 'Erased personal data from this log',
  'log-sealed-anew': 'Sealed this log anew',
  'shop-never-answered': 'Gave up asking the shop about a confirmed action',
  'receipt-not-mailed': 'Gave up mailing a receipt',
}

/** What was done, in words; an act of a newer version by its own name. */
export function actName({ act }: Pick<AuditEntry, 'act'>): string {
  return Object.entries(actNames).find(([name]) => name === act)?.[1] ?? act
}

/** Who did it. */
export function actorName({ actor, subject_person: person }: AuditEntry): string {
  if (actor === 'command-line') return 'Command line'
  if (actor === 'server') return 'The server itself'
  if (actor !== null) return actor.email
  return person === null ? 'Somebody without an account' : `Somebody as ${person.email}`
}

const settingNames: Record<string, string> = {
  second_factor_for_everyone: 'Authenticator app for everyone',
}

/** To whom or what, where that is not the one who did it. */
export function subjectName({ actor, subject, subject_person: person, personal }: AuditEntry): string | null {
  if (personal?.email) return personal.email
  if (person === null) return subject === null ? null : (settingNames[subject] ?? subject)
  const self = actor !== null && typeof actor !== 'string' && actor.staff_id === person.staff_id
  return self || actor === null ? null : person.email
}

/** The details in a few words, such as `from agent to admin`. */
export function detailWords({ details, personal, erased }: AuditEntry): string {
  const { from, to, ...rest } = details ?? {}
  const change = from === undefined ? [] : [`from ${word(from)} to ${word(to)}`]
  const others = Object.entries(rest).map(([name, value]) => `${name.replaceAll('_', ' ')}: ${word(value)}`)
  const device = personal?.device ? [personal.device] : []
  return [...change, ...others, ...device, ...(erased ? ['personal data erased'] : [])].join(' · ')
}

function word(value: unknown): string {
  if (value === true) return 'on'
  if (value === false) return 'off'
  return Array.isArray(value) ? value.join(', ') : String(value)
}
