import type { Database } from './database.ts'
import { deleteOldSignIns } from './shopper-accounts.ts'
import { deleteOldIdentityTokenUses, deleteOldSignInCodes } from './sign-ins.ts'

/** Removes what is kept of ways to sign in that are over, so that names and addresses do not outlive them. */
export async function sweepExpired(database: Database, now: number): Promise<void> {
  await database.write([deleteOldSignInCodes(now), deleteOldSignIns(now), deleteOldIdentityTokenUses(now)])
}
