import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Shopper } from '../../server/auth/shopper.ts'
import { createSignInCodes } from '../../server/auth/shopper/sign-in-codes.ts'
import { createVisitorSessions } from '../../server/auth/tokens/create-visitor-sessions.ts'
import { randomId } from '../../server/ids.ts'
import { loadSecrets } from '../../server/ops/secrets.ts'
import { insertAction } from '../../server/store/actions.ts'
import { queries } from '../../server/store/queries.ts'
import { insertAccount } from '../../server/store/shopper-accounts.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import type { Tokens } from '../../server/wire.ts'
import { type CallOptions, createClient } from './client.ts'
import type { RunningServer } from './start-server.ts'

/** The demo's word for who a shopper is, as its pages ask for it. */
export async function vouchFor(url: string, user: string): Promise<string> {
  const response = await createClient(url).call('POST', '/demo/identity-token', {
    body: { user },
    headers: { origin: url },
  })
  return ((await response.json()) as { identity_token: string }).identity_token
}

/** Signs in as one of the demo's shoppers. */
export async function signInAs(
  url: string,
  user: string,
  { visitorRefreshToken, ...options }: CallOptions & { visitorRefreshToken?: string } = {},
): Promise<Tokens> {
  const body = {
    grant_type: 'identity_token',
    identity_token: await vouchFor(url, user),
    ...(visitorRefreshToken && { visitor_refresh_token: visitorRefreshToken }),
  }
  const response = await createClient(url).call('POST', '/v1/auth/token', { body, ...options })
  if (response.status !== 200) throw new Error(await response.text())
  return (await response.json()) as Tokens
}

/** What only the server itself can do, done beside it on its own data folder: sessions and codes that no route gives alone. */
export function besideServer({ dataDir }: RunningServer) {
  const database = openSqlite(join(dataDir, 'verdemuse.db'))
  const parts = { database, now: Date.now, newId: randomId }
  const sessions = createVisitorSessions({ ...parts, ...loadSecrets(dataDir) })
  return {
    codes: createSignInCodes(parts),
    signIn: (shopper: Shopper) => sessions.signIn(shopper, { client: {} }),
    accessKey: () => {
      const stored = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as Record<string, string>
      return Buffer.from(stored.access_token_key ?? '', 'base64url')
    },
    /** Something proposed to a customer in a conversation of theirs. */
    async propose(conversationId: string, turnId: string, userId: string) {
      const actionId = randomId('a')
      const row = {
        ...{
          action_id: actionId,
          conversation_id: conversationId,
          turn_id: turnId,
          user_id: userId,
          ordinal: 99,
        },
        ...{ kind: 'cancel_pending_order', order_id: 'VM-20466', state: 'proposed' as const },
        ...{ request: '{}', summary: 'Cancel', details: '{"items":[],"rows":[],"confirm_label":"Cancel"}' },
        ...{ created_at: Date.now(), expires_at: Date.now() + 900_000, decided_at: null, receipt: null },
        ...{ undo_until: null, problem: null },
      }
      await database.write([insertAction(row)])
      return actionId
    },
    /** An account of our own, as the sign-in frame makes one. */
    async account(accountId: string, email: string) {
      const row = { account_id: accountId, email, password_hash: null, password_failures: 0, created_at: 1 }
      await database.write([insertAccount(row)])
    },
    accounts: async () =>
      (await database.read(queries.selectFrom('shopper_accounts').select('account_id').compile())).map(
        (row) => row.account_id,
      ),
    /** What is kept of ways to sign in that are under way. */
    async underWay() {
      const codes = await database.read(queries.selectFrom('sign_in_codes').select('shopper').compile())
      const ways = await database.read(queries.selectFrom('shopper_sign_ins').select('email').compile())
      return JSON.stringify([codes, ways])
    },
    /** What is left of a visitor and one of their conversations. */
    async rowsOf(visitorId: string, conversationId: string) {
      const counts = await Promise.all(
        (['conversations', 'messages', 'turns', 'ratings', 'conversation_events'] as const).map((table) =>
          database.read(
            queries
              .selectFrom(table)
              .select('conversation_id')
              .where('conversation_id', '=', conversationId)
              .compile(),
          ),
        ),
      )
      const sessions = await database.read(
        queries.selectFrom('sessions').select('session_id').where('visitor_id', '=', visitorId).compile(),
      )
      const records = await database.read(
        queries
          .selectFrom('conversation_records')
          .select(['visitor_id', 'rating'])
          .where('conversation_id', '=', conversationId)
          .compile(),
      )
      return { rows: counts.flat().length + sessions.length, records }
    },
    close: () => database.close(),
  }
}
