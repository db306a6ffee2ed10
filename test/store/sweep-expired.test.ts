import { expect, it } from 'vitest'
import { insertSignIn } from '../../server/store/shopper-accounts.ts'
import { findSignInCode, insertSignInCode, useIdentityToken } from '../../server/store/sign-ins.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { sweepExpired } from '../../server/store/sweep-expired.ts'
import { queries } from '../../server/store/queries.ts'

it('what is over goes, though nobody signs in any more; the rest stays', async () => {
  const database = openSqlite(':memory:')
  const way = {
    ...({ email: 'ada@post.example', account_id: null, purpose: 'sign-in', stage: 'mail-code' } as const),
    ...{ code_hash: 'x', tries: 0, sealed_new_secret: null, authenticated_at: null },
  }
  const code = { user_id: 'u1', shopper: '{}', origin: 'https://shop.example', code_challenge: 'c' }
  const ends = { over: 1000, standing: 2000 }
  for (const [id, expires_at] of Object.entries(ends))
    await database.write([
      insertSignInCode({ ...code, code_hash: id, expires_at }),
      insertSignIn({ ...way, token_hash: id, expires_at }),
      ...useIdentityToken({ jti_hash: id, key_thumbprint: null, expires_at }, 0),
    ])
  await sweepExpired(database, 1001)
  expect(await findSignInCode(database, 'over')).toBeUndefined()
  expect(await findSignInCode(database, 'standing')).toMatchObject({ user_id: 'u1' })
  const ways = await database.read(queries.selectFrom('shopper_sign_ins').select('token_hash').compile())
  expect(ways).toEqual([{ token_hash: 'standing' }])
  const uses = await database.read(queries.selectFrom('identity_token_uses').select('jti_hash').compile())
  expect(uses).toEqual([{ jti_hash: 'standing' }])
  database.close()
})
