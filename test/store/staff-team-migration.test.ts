import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { hashToken } from '../../server/auth/credentials/secret-token.ts'
import { migrations } from '../../server/store/migrations/index.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { caller, enrolled, testStaffAuth } from '../support/staff-auth.ts'

it('accounts and invitations of an older version go on as they were', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'verdemuse-old-'))
  const file = join(folder, 'old.db')
  const older = migrations.findIndex(({ name }) => name === 'm010_staff_team')
  const now = () => Date.UTC(2026, 4, 1, 9)
  const raw = new Sqlite(file)
  for (const { statements } of migrations.slice(0, older))
    for (const { sql, parameters } of statements) raw.prepare(sql).run(...parameters)
  raw.exec(`
    insert into staff (staff_id, email, role, password_hash, created_at)
      values ('s_ada', 'ada@shop.example', 'admin', 'hash of lantern orchard violin', 1);
    pragma user_version = ${older};
  `)
  const invite = raw.prepare(
    'insert into staff_invites (token_hash, role, email, created_at, expires_at) values (?, ?, ?, 1, ?)',
  )
  invite.run(await hashToken('setup_1'), 'agent', 'grace@shop.example', now() + 1000)
  invite.run(await hashToken('setup_2'), 'agent', 'linus@shop.example', now() + 1000)
  raw.close()

  const database = openSqlite(file)
  const auth = testStaffAuth({ database, now })
  const signIn = { email: 'ada@shop.example', password: 'lantern orchard violin', ...caller }
  const ada = await enrolled(auth, await auth.staff.signIn(signIn), now)
  expect(await auth.team.people(ada.token)).toMatchObject([{ staff_id: 's_ada', active: true, you: true }])
  const waiting = await auth.team.invitations(ada.token)
  expect(waiting).toHaveLength(2)
  await auth.team.withdraw(
    ada.token,
    waiting.find(({ email }) => email.startsWith('linus'))?.invitation_id ?? '',
  )
  const redeem = (token: string, email: string) =>
    auth.staff.redeem({ token, email, password: 'another violin lantern', ...caller })
  expect((await redeem('setup_1', 'grace@shop.example')).state).toMatchObject({ step: 'enrolment' })
  await expect(redeem('setup_2', 'linus@shop.example')).rejects.toThrow('used already')
  database.close()
  rmSync(folder, { recursive: true })
})
