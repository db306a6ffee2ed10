import type { Staff } from '../../wire.ts'
import type { AuthenticatorOffer, EnrolledStaff, StaffSession } from '../../wire/staff-account.ts'

/** Where a request comes from. */
export interface Caller {
  /** The network address, for the limits. */
  address: string
  /** Browser and system, as staff see it among their sessions. */
  device: string
}

/** A session that has just begun; the one before it, if there was one, is over. */
export interface OpenedSession<State = StaffSession> {
  /** For the cookie and nothing else. */
  token: string
  /** Unix milliseconds. */
  expiresAt: number
  state: State
}

/** Somebody with a full session. */
export interface SignedIn {
  staffId: string
  sessionId: string
  staff: Staff
}

/**
 * The way into the dashboard: set-up link or password first, then the second factor. Admins must have one, others
 * may put it off unless it is set for everyone. Every step ends the session of the step before and begins another.
 */
export interface StaffAccounts {
  /**
   * Spends a set-up link: saves the account; then the second factor is due. Sessions that the account had are over.
   * @throws ProblemError `invalid_grant` for a link that is used, expired or unknown; `unprocessable` for a
   *   weak password or another e-mail address; `rate_limited`
   */
  redeem(setup: { token: string; email: string; password: string } & Caller): Promise<OpenedSession>
  /**
   * Checks e-mail address and password.
   * @throws ProblemError `unauthorized`, the same for an unknown e-mail address and a wrong password;
   *   `rate_limited`
   */
  signIn(credentials: { email: string; password: string } & Caller): Promise<OpenedSession>
  /**
   * Takes a code, in the step `code`.
   * @throws ProblemError `invalid_grant` for a wrong or used code; `rate_limited`; `unauthorized` out of step
   */
  proveCode(proof: { token: string; code: string } & Caller): Promise<OpenedSession>
  /** A secret for an authenticator app, in the step `enrolment`. @throws ProblemError `unauthorized` out of step */
  offerAuthenticator(token: string): Promise<AuthenticatorOffer>
  /**
   * Takes the first code of the secret that was offered, in the step `enrolment`.
   * @throws ProblemError `invalid_grant`, `unauthorized` as above
   */
  enrol(proof: { token: string; code: string } & Caller): Promise<OpenedSession<EnrolledStaff>>
  /**
   * Goes on from `enrolment` without a second factor, now and at later sign-ins.
   * @throws ProblemError `forbidden` for admins; `unauthorized` out of step
   */
  declineSecondFactor(step: { token: string } & Caller): Promise<OpenedSession>
  /** Who is signed in by this session, once it is full; else `null`. */
  signedIn(token: string): Promise<SignedIn | null>
  /** Whose session this is, once it is full; else `null`. */
  session(token: string, options?: { use?: boolean }): Promise<Staff | null>
  /** How far the session has come; `null` when there is none. */
  progress(token: string): Promise<StaffSession | null>
  signOut(token: string): Promise<void>
}
