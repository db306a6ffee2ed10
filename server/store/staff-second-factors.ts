import type { Write } from './database.ts'
import { queries } from './queries.ts'
import type { Tables } from './tables.ts'

export const authenticatorOf = (staffId: string) =>
  queries.selectFrom('staff_authenticators').selectAll().where('staff_id', '=', staffId).compile()

/** An account's first authenticator: nothing of its batch is written if there is one by now. */
export const insertAuthenticator = (authenticator: Tables['staff_authenticators']): Write => ({
  query: queries.insertInto('staff_authenticators').values(authenticator).compile(),
})

/** An account's authenticator, in place of the one that it may have. */
export const replaceAuthenticator = (authenticator: Tables['staff_authenticators']): Write => ({
  query: queries
    .insertInto('staff_authenticators')
    .values(authenticator)
    .onConflict((conflict) => conflict.column('staff_id').doUpdateSet(authenticator))
    .compile(),
})

/** Spends a time step with whatever its code is good for: compare and set, so that one of two requests gets it. */
export const spendStep = (staffId: string, sealedSecret: string, step: number): Write => ({
  query: queries
    .updateTable('staff_authenticators')
    .set({ last_step: step })
    .where('staff_id', '=', staffId)
    .where('sealed_secret', '=', sealedSecret)
    .where('last_step', '<', step)
    .compile(),
  mustChange: true,
})

export const deleteAuthenticatorOf = (staffId: string): Write => ({
  query: queries.deleteFrom('staff_authenticators').where('staff_id', '=', staffId).compile(),
})

export const insertRecoveryCodes = (codes: Tables['staff_recovery_codes'][]): Write => ({
  query: queries.insertInto('staff_recovery_codes').values(codes).compile(),
})

export const deleteRecoveryCodesOf = (staffId: string): Write => ({
  query: queries.deleteFrom('staff_recovery_codes').where('staff_id', '=', staffId).compile(),
})

export const unusedRecoveryCodes = (staffId: string) =>
  queries
    .selectFrom('staff_recovery_codes')
    .select('code_hash')
    .where('staff_id', '=', staffId)
    .where('used_at', 'is', null)
    .compile()

/** Spends a recovery code with whatever it is good for. */
export const spendRecoveryCode = (staffId: string, codeHash: string, now: number): Write => ({
  query: queries
    .updateTable('staff_recovery_codes')
    .set({ used_at: now })
    .where('staff_id', '=', staffId)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .compile(),
  mustChange: true,
})
