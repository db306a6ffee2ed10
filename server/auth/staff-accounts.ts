import type { NewId, Now } from '../ids.ts'
import { ProblemError } from '../problem.ts'
import { type Database, StorageUnavailable, WriteConflict } from '../store/database.ts'
import * as store from '../store/staff.ts'
import type { Staff } from '../wire.ts'
import type { PasswordHasher } from './password-hasher.ts'
import { hashToken } from './secret-token.ts'
import type { SignInLimiter } from './sign-in-limiter.ts'
import { findPasswordFault } from './weak-passwords.ts'

const MINUTE_MS = 60_000
const INVITE_MS = 24 * 60 * MINUTE_MS
const SESSION_MS = 12 * 60 * MINUTE_MS
const IDLE_MS = 60 * MINUTE_MS

/** A new session: the token goes into the cookie and nowhere else. */
export interface StaffSession {
  token: string
  staff: Staff
  /** Unix milliseconds; no use of the session moves it. */
  expiresAt: number
}

/** Who may see the dashboard: accounts, their one-time set-up links and their sessions. */
export interface StaffAccounts {
  /**
   * The token of a fresh set-up link for the first account, an admin; `undefined` once there is an account.
   * Links of earlier starts are void from then on.
   */
  inviteFirst(): Promise<string | undefined>
  /**
   * The token of a set-up link for this e-mail address, good once within 24 h. Where there is an account
   * already, the link gives it a new password and role. Earlier links for the address are void.
   */
  invite(person: Staff): Promise<string>
  /**
   * Spends a set-up link: saves the account and signs it in. Sessions that the account had are over.
   * @throws ProblemError `invalid_grant` for a link that is used, expired or unknown; `unprocessable` for a
   *   weak password or another e-mail address; `rate_limited`
   */
  redeem(setup: { token: string; email: string; password: string; address: string }): Promise<StaffSession>
  /**
   * @param credentials `address` is the caller's network address
   * @throws ProblemError `unauthorized`, the same for an unknown e-mail address and a wrong password;
   *   `rate_limited`
   */
  signIn(credentials: { email: string; password: string; address: string }): Promise<StaffSession>
  /**
   * Whose session it is, or `null` when it is over: 12 h after its start, or after an hour without use.
   * @param use `false` looks without counting as use
   */
  session(token: string, options?: { use?: boolean }): Promise<Staff | null>
  signOut(token: string): Promise<void>
}

/** Staff accounts over the store. `limiter` counts tries, `hasher` knows how passwords are kept. */
export function createStaffAccounts({
  database,
  hasher,
  limiter,
  now,
  newId,
}: {
  database: Database
  hasher: PasswordHasher
  limiter: SignInLimiter
  now: Now
  newId: NewId
}): StaffAccounts {
  /** What an unknown e-mail address is checked against, so that it takes as long as a known one. */
  let decoy: string | undefined

  const saveInvite = async (email: string | null, role: Staff['role']): Promise<string> => {
    const token = newId('setup')
    await database.write(
      [
        store.voidInvites(email),
        store.insertInvite({
          token_hash: await hashToken(token),
          role,
          email,
          created_at: now(),
          expires_at: now() + INVITE_MS,
          used_at: null,
        }),
      ],
      { durable: true },
    )
    return token
  }

  const openInvite = async (tokenHash: string) => {
    const [invite] = await database.read(store.inviteByHash(tokenHash))
    return invite && invite.used_at === null && invite.expires_at > now() ? invite : undefined
  }

  const newSession = async () => {
    const token = newId('staff')
    const startedAt = now()
    const row = {
      token_hash: await hashToken(token),
      created_at: startedAt,
      last_seen_at: startedAt,
      expires_at: startedAt + SESSION_MS,
    }
    return { token, row }
  }

  return {
    async inviteFirst() {
      const [count] = await database.read(store.countStaff())
      return count && count.accounts > 0 ? undefined : saveInvite(null, 'admin')
    },

    invite: ({ email, role }) => saveInvite(normaliseEmail(email), role),

    async redeem({ token, password, address, ...given }) {
      await limiter.countTry(address)
      const email = normaliseEmail(given.email)
      const tokenHash = await hashToken(token)
      const invite = await openInvite(tokenHash)
      if (!invite) throw spentLink()
      if (invite.email !== null && invite.email !== email) {
        throw fieldFault('email', 'This link was made for another e-mail address.')
      }
      const fault = findPasswordFault(password, email)
      if (fault) throw fieldFault('password', fault)

      const passwordHash = await hasher.hash(normalisePassword(password))
      const { token: session, row } = await newSession()
      const staff = { email, role: invite.role }
      try {
        await database.write(
          [
            store.useInvite(tokenHash, now()),
            store.voidInvites(email),
            store.saveStaff({
              staff_id: newId('s'),
              ...staff,
              password_hash: passwordHash,
              created_at: now(),
            }),
            store.deleteSessionsOf(email),
            store.insertSession(email, row),
          ],
          { durable: true },
        )
      } catch (error) {
        if (error instanceof WriteConflict) throw spentLink()
        throw error
      }
      await limiter.succeeded(address, email)
      return { token: session, staff, expiresAt: row.expires_at }
    },

    async signIn({ password, address, ...given }) {
      const email = normaliseEmail(given.email)
      await limiter.countTry(address, email)
      decoy ??= await hasher.hash(newId('decoy'))
      const [account] = await database.read(store.staffByEmail(email))
      const right = await hasher.verify(account?.password_hash ?? decoy, normalisePassword(password))
      if (!account || !right) {
        throw new ProblemError('unauthorized', 'The e-mail address or the password is not right.')
      }
      const { token, row } = await newSession()
      await database.write([store.deleteOldSessions(now(), now() - IDLE_MS), store.insertSession(email, row)])
      await limiter.succeeded(address, email)
      return { token, staff: { email, role: account.role }, expiresAt: row.expires_at }
    },

    async session(token, { use = true } = {}) {
      const tokenHash = await hashToken(token)
      const [session] = await database.read(store.sessionByHash(tokenHash))
      const time = now()
      if (!session || session.expires_at <= time || session.last_seen_at + IDLE_MS <= time) return null
      if (use && time - session.last_seen_at >= MINUTE_MS) {
        try {
          await database.write([store.touchSession(tokenHash, time)])
        } catch (error) {
          // A full disk must not sign staff out while they look for the reason.
          if (!(error instanceof StorageUnavailable)) throw error
        }
      }
      return { email: session.email, role: session.role }
    },

    async signOut(token) {
      await database.write([store.deleteSession(await hashToken(token))])
    },
  }
}

const normaliseEmail = (email: string) => email.trim().toLowerCase()

/** The same characters typed on another keyboard may arrive composed otherwise (NIST SP 800-63B). */
const normalisePassword = (password: string) => password.normalize('NFKC')

const spentLink = () =>
  new ProblemError(
    'invalid_grant',
    'This set-up link was used already, has expired or was replaced by a newer one.',
  )

const fieldFault = (path: string, message: string) =>
  new ProblemError('unprocessable', message, { errors: [{ path, message }] })
