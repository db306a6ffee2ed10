import type { Database, Write } from './database.ts'
import { queries } from './queries.ts'
import type { Tables } from './tables.ts'

/**
 * Takes an identity token by its `jti`; the batch is undone if it was taken before, unless the same key shows it
 * again. Uses that have expired go.
 */
export function useIdentityToken(use: Tables['identity_token_uses'], now: number): Write[] {
  return [
    deleteOldIdentityTokenUses(now),
    {
      mustChange: true,
      query: queries
        .insertInto('identity_token_uses')
        .values(use)
        .onConflict((conflict) =>
          conflict
            .column('jti_hash')
            // Without a key it is NULL, which equals nothing: then the token is good once.
            .doUpdateSet({ expires_at: use.expires_at })
            .whereRef('identity_token_uses.key_thumbprint', '=', 'excluded.key_thumbprint'),
        )
        .compile(),
    },
  ]
}

export function deleteOldIdentityTokenUses(now: number): Write {
  return { query: queries.deleteFrom('identity_token_uses').where('expires_at', '<', now).compile() }
}

/** Keeps a code until it is redeemed. */
export function insertSignInCode(code: Tables['sign_in_codes']): Write {
  return { query: queries.insertInto('sign_in_codes').values(code).compile() }
}

/** Ends the codes of a user that nobody has redeemed yet. */
export function deleteSignInCodesOf(userId: string): Write {
  return { query: queries.deleteFrom('sign_in_codes').where('user_id', '=', userId).compile() }
}

export function deleteOldSignInCodes(now: number): Write {
  return { query: queries.deleteFrom('sign_in_codes').where('expires_at', '<=', now).compile() }
}

/** A code that was not redeemed yet. */
export async function findSignInCode(database: Database, codeHash: string) {
  const rows = await database.read(
    queries.selectFrom('sign_in_codes').selectAll().where('code_hash', '=', codeHash).compile(),
  )
  return rows[0]
}

/** Redeems a code; the batch is undone where somebody was quicker. */
export function deleteSignInCode(codeHash: string): Write {
  return {
    mustChange: true,
    query: queries.deleteFrom('sign_in_codes').where('code_hash', '=', codeHash).compile(),
  }
}
