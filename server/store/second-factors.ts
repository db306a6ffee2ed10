import { sql } from 'kysely'
import type { Write } from './database.ts'
import { queries } from './queries.ts'
import type { Tables } from './tables.ts'

/** An account's authenticator, whoever's account it is. */
export type Authenticator = Tables['shopper_authenticators']
export type RecoveryCode = Tables['shopper_recovery_codes']

/** The queries about second factors of one kind of accounts. */
export type SecondFactorStore = ReturnType<typeof secondFactorStore>

/**
 * Staff and shoppers have the same tables for second factors, under names of their own.
 * @param names of the two tables, and of their column with the account's id
 */
export function secondFactorStore(names: { authenticators: string; recoveryCodes: string; account: string }) {
  const authenticators = sql.table(names.authenticators)
  const recoveryCodes = sql.table(names.recoveryCodes)
  const account = sql.ref(names.account)

  const insert = ({
    account_id: id,
    sealed_secret: sealed,
    last_step: step,
    created_at: at,
  }: Authenticator) =>
    sql`insert into ${authenticators} (${account}, sealed_secret, last_step, created_at)
      values (${id}, ${sealed}, ${step}, ${at})`

  return {
    authenticatorOf: (accountId: string) =>
      sql<
        Omit<Authenticator, 'account_id'>
      >`select sealed_secret, last_step, created_at from ${authenticators}
        where ${account} = ${accountId}`.compile(queries),

    /** An account's first authenticator: nothing of its batch is written if there is one by now. */
    insertAuthenticator: (authenticator: Authenticator): Write => ({
      query: insert(authenticator).compile(queries),
    }),

    /** An account's authenticator, in place of the one that it may have. */
    replaceAuthenticator: (authenticator: Authenticator): Write => ({
      query: sql`${insert(authenticator)} on conflict (${account}) do update set
        sealed_secret = excluded.sealed_secret, last_step = excluded.last_step, created_at = excluded.created_at`.compile(
        queries,
      ),
    }),

    /** Spends a time step with whatever its code is good for: compare and set, so that one of two requests gets it. */
    spendStep: (accountId: string, sealedSecret: string, step: number): Write => ({
      query: sql`update ${authenticators} set last_step = ${step}
        where ${account} = ${accountId} and sealed_secret = ${sealedSecret} and last_step < ${step}`.compile(
        queries,
      ),
      mustChange: true,
    }),

    deleteAuthenticatorOf: (accountId: string): Write => ({
      query: sql`delete from ${authenticators} where ${account} = ${accountId}`.compile(queries),
    }),

    insertRecoveryCodes: (codes: RecoveryCode[]): Write => ({
      query: sql`insert into ${recoveryCodes} (code_hash, ${account}, created_at, used_at) values ${sql.join(
        codes.map(
          (code) => sql`(${code.code_hash}, ${code.account_id}, ${code.created_at}, ${code.used_at})`,
        ),
      )}`.compile(queries),
    }),

    deleteRecoveryCodesOf: (accountId: string): Write => ({
      query: sql`delete from ${recoveryCodes} where ${account} = ${accountId}`.compile(queries),
    }),

    unusedRecoveryCodes: (accountId: string) =>
      sql<Pick<RecoveryCode, 'code_hash'>>`select code_hash from ${recoveryCodes}
        where ${account} = ${accountId} and used_at is null`.compile(queries),

    /** Spends a recovery code with whatever it is good for. */
    spendRecoveryCode: (accountId: string, codeHash: string, now: number): Write => ({
      query: sql`update ${recoveryCodes} set used_at = ${now}
        where ${account} = ${accountId} and code_hash = ${codeHash} and used_at is null`.compile(queries),
      mustChange: true,
    }),
  }
}

export const shopperSecondFactors = secondFactorStore({
  authenticators: 'shopper_authenticators',
  recoveryCodes: 'shopper_recovery_codes',
  account: 'account_id',
})
