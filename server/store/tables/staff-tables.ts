import type { Generated } from 'kysely'

/** Staff: their accounts and sessions, what they have set and what they did. */
export interface StaffTables {
  staff: {
    staff_id: string
    email: string
    role: 'viewer' | 'agent' | 'admin'
    password_hash: string
    created_at: number
    /** When a person who need not have a second factor chose to have none. */
    second_factor_declined_at: number | null
    /** Since when nobody gets in by this account; `null` while it is active. */
    deactivated_at: Generated<number | null>
  }
  /** An account's authenticator app; the account has a second factor once there is a row. */
  staff_authenticators: {
    staff_id: string
    /** The TOTP secret, sealed for this `staff_id`. */
    sealed_secret: string
    /** The last time step that a code was taken of; it and those before it are spent. */
    last_step: number
    created_at: number
  }
  staff_recovery_codes: {
    code_hash: string
    staff_id: string
    created_at: number
    used_at: number | null
  }
  /** One-time set-up links; the token itself is never stored. */
  staff_invites: {
    token_hash: string
    role: 'viewer' | 'agent' | 'admin'
    email: string | null
    created_at: number
    expires_at: number
    used_at: number | null
    /** What the invitation is named by; it opens nothing. */
    invitation_id: string
    /** The `staff_id` of who invited; `null` for the command line and the first start. */
    invited_by: string | null
  }
  staff_sessions: {
    token_hash: string
    /** What an own session is named by; it opens nothing. */
    session_id: string
    staff_id: string
    /** `full` opens the dashboard; the others open their one step and nothing else. */
    stage: 'full' | 'code' | 'enrolment'
    /** The TOTP secret that this session has been shown and has not confirmed yet, sealed for its `staff_id`. */
    sealed_new_secret: string | null
    /** Browser and system, such as "Firefox on Linux". */
    device: string
    created_at: number
    last_seen_at: number
    expires_at: number
    /** When a password or a code last showed who sits there. */
    proven_at: number
  }
  /** What staff have set, each value as JSON. */
  settings: { name: string; value: string; changed_at: number }
  /** What staff did, each entry chained to the one before by its hash. */
  audit_entries: {
    /** 1, 2, 3 … without gaps. */
    seq: number
    at: number
    /** A `staff_id`, `command-line`, or `null` where nobody was signed in. */
    actor: string | null
    act: string
    /** The id of what or whom it was done to. */
    subject: string | null
    /** JSON; nothing personal. */
    details: string | null
    /** JSON of what tells who somebody is; `null` where there is none, or once it was erased. */
    personal: string | null
    personal_salt: string | null
    /** SHA-256 over salt and `personal`; it stays when they are erased. */
    personal_hash: string | null
    prev_hash: string
    hash: string
  }
}
