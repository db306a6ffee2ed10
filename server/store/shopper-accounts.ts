import type { ExpressionBuilder } from 'kysely'
import type { Write } from './database.ts'
import { queries } from './queries.ts'
import type { Tables } from './tables.ts'

type SignIn = Tables['shopper_sign_ins']

/**
 * A shopper who has signed in, and by what an account of our own is known to be theirs: its id, or the address that the
 * shop has as theirs.
 */
export interface AccountOwner {
  userId: string
  accountId: string | undefined
  email: string | undefined
}

export function isAccountOf({ accountId, email }: AccountOwner) {
  return (eb: ExpressionBuilder<Tables, 'shopper_accounts'>) =>
    eb.or([
      ...(accountId === undefined ? [] : [eb('account_id', '=', accountId)]),
      ...(email === undefined ? [] : [eb('email', '=', email)]),
    ])
}

/** An account, with the day since which it has a second factor. */
export const accountByEmail = (email: string) =>
  queries
    .selectFrom('shopper_accounts as account')
    .leftJoin('shopper_authenticators as authenticator', 'authenticator.account_id', 'account.account_id')
    .selectAll('account')
    .select('authenticator.created_at as second_factor_since')
    .where('email', '=', email)
    .compile()

/** Makes an account for an address that was proved; where there is one by now, that one stays. */
export const insertAccount = (account: Tables['shopper_accounts']): Write => ({
  query: queries
    .insertInto('shopper_accounts')
    .values(account)
    .onConflict((conflict) => conflict.column('email').doNothing())
    .compile(),
})

/** Puts a new password in the place of what there was; conflicts when that was changed meanwhile. */
export const setPassword = (accountId: string, before: string | null, after: string): Write => ({
  query: queries
    .updateTable('shopper_accounts')
    .set({ password_hash: after, password_failures: 0 })
    .where('account_id', '=', accountId)
    .where('password_hash', before === null ? 'is' : '=', before)
    .compile(),
  mustChange: true,
})

/** Counts a try at the password of whoever has this address, before it is known whether it is right. */
export const countPasswordFailure = (email: string): Write => ({
  query: queries
    .updateTable('shopper_accounts')
    .set((is) => ({ password_failures: is('password_failures', '+', 1) }))
    .where('email', '=', email)
    .compile(),
})

export const forgetPasswordFailures = (accountId: string): Write => ({
  query: queries
    .updateTable('shopper_accounts')
    .set({ password_failures: 0 })
    .where('account_id', '=', accountId)
    .compile(),
})

/** Removes an account with its second factor and the ways that are known to be to it. */
export const deleteAccountOf = (owner: AccountOwner): Write => ({
  query: queries.deleteFrom('shopper_accounts').where(isAccountOf(owner)).compile(),
})

// ── ways through the sign-in frame ───────────────────────────────────────────────────────────────

export const insertSignIn = (signIn: SignIn): Write => ({
  query: queries.insertInto('shopper_sign_ins').values(signIn).compile(),
})

/** A way through the frame, with the account as it is now. */
export const signInByHash = (tokenHash: string) =>
  queries
    .selectFrom('shopper_sign_ins as sign_in')
    .leftJoin('shopper_accounts as account', 'account.account_id', 'sign_in.account_id')
    .leftJoin('shopper_authenticators as authenticator', 'authenticator.account_id', 'sign_in.account_id')
    .selectAll('sign_in')
    .select(['account.password_hash', 'authenticator.created_at as second_factor_since'])
    .where('sign_in.token_hash', '=', tokenHash)
    .compile()

/** Counts a wrong try at a mailed code; conflicts once there were `most`. */
export const countCodeTry = (tokenHash: string, most: number): Write => ({
  query: queries
    .updateTable('shopper_sign_ins')
    .set((is) => ({ tries: is('tries', '+', 1) }))
    .where('token_hash', '=', tokenHash)
    .where('stage', '=', 'mail-code')
    .where('tries', '<', most)
    .compile(),
  mustChange: true,
})

/** Spends a mailed code: of any number of requests one goes on, if fewer than `most` wrong ones came before. */
export const spendMailCode = (
  tokenHash: string,
  { codeHash, most, email }: { codeHash: string; most: number; email: string },
  next: Pick<SignIn, 'stage' | 'authenticated_at' | 'expires_at'>,
): Write => ({
  query: queries
    .updateTable('shopper_sign_ins')
    .set((is) => ({
      ...next,
      code_hash: null,
      account_id: is.selectFrom('shopper_accounts').select('account_id').where('email', '=', email),
    }))
    .where('token_hash', '=', tokenHash)
    .where('stage', '=', 'mail-code')
    .where('code_hash', '=', codeHash)
    .where('tries', '<', most)
    .compile(),
  mustChange: true,
})

/** Goes on from one stage to the next, once. */
export const advanceSignIn = (
  tokenHash: string,
  from: SignIn['stage'],
  next: Pick<SignIn, 'stage' | 'authenticated_at' | 'expires_at'>,
): Write => ({
  query: queries
    .updateTable('shopper_sign_ins')
    .set(next)
    .where('token_hash', '=', tokenHash)
    .where('stage', '=', from)
    .compile(),
  mustChange: true,
})

/** Conflicts when the way is over by now. */
export const holdFullSignIn = (tokenHash: string): Write => ({
  query: queries
    .updateTable('shopper_sign_ins')
    .set({ stage: 'full' })
    .where('token_hash', '=', tokenHash)
    .where('stage', '=', 'full')
    .compile(),
  mustChange: true,
})

export const setNewSecret = (tokenHash: string, sealed: string | null): Write => ({
  query: queries
    .updateTable('shopper_sign_ins')
    .set({ sealed_new_secret: sealed })
    .where('token_hash', '=', tokenHash)
    .where('stage', '=', 'full')
    .compile(),
  mustChange: true,
})

/** The same, where none was shown before. */
export const setFirstNewSecret = (tokenHash: string, sealed: string): Write => ({
  query: queries
    .updateTable('shopper_sign_ins')
    .set({ sealed_new_secret: sealed })
    .where('token_hash', '=', tokenHash)
    .where('stage', '=', 'full')
    .where('sealed_new_secret', 'is', null)
    .compile(),
})

/** Ends every other way that an account, or who claims its address, is on. */
export const deleteOtherSignIns = (email: string, tokenHash: string): Write => ({
  query: queries
    .deleteFrom('shopper_sign_ins')
    .where('email', '=', email)
    .where('account_id', 'is not', null)
    .where('token_hash', '!=', tokenHash)
    .compile(),
})

/** Ends every way of the addresses of an account, those too of which it is not known yet whose they are. */
export const deleteSignInsOf = (owner: AccountOwner): Write => ({
  query: queries.deleteFrom('shopper_sign_ins').where(isWayOf(owner)).compile(),
})

/** The same ways, as their owner may see them. */
export const signInsOf = (owner: AccountOwner) =>
  queries
    .selectFrom('shopper_sign_ins')
    .select(['email', 'purpose', 'stage', 'tries', 'authenticated_at', 'expires_at'])
    .where(isWayOf(owner))
    .compile()

const isWayOf = (owner: AccountOwner) => (eb: ExpressionBuilder<Tables, 'shopper_sign_ins'>) =>
  eb.or([
    eb('email', 'in', queries.selectFrom('shopper_accounts').select('email').where(isAccountOf(owner))),
    ...(owner.email === undefined ? [] : [eb('email', '=', owner.email)]),
  ])

export const deleteOldSignIns = (now: number): Write => ({
  query: queries.deleteFrom('shopper_sign_ins').where('expires_at', '<=', now).compile(),
})
