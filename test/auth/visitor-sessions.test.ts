import { beforeEach, describe, expect, it, test } from 'vitest'
import type { Shopper } from '../../server/auth/shopper.ts'
import { createVisitorSessions } from '../../server/auth/tokens/create-visitor-sessions.ts'
import type { VisitorSessions } from '../../server/auth/tokens/visitor-sessions.ts'
import { randomId } from '../../server/ids.ts'
import { insertConversation, listConversations } from '../../server/store/conversations.ts'
import type { Database } from '../../server/store/database.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import type { Tokens } from '../../server/wire.ts'

const key = (fill: number) => new Uint8Array(32).fill(fill)
const DAY = 24 * 3600_000
const GRACE = 10_000
let time: number
let database: Database
let sessions: VisitorSessions
let ended: string[]

/** Sessions on the same rows, as after a restart: nothing is remembered. */
function open(accessKey = key(1), refreshKey = key(2)): VisitorSessions {
  return createVisitorSessions({ database, accessKey, refreshKey, now: () => time, newId: randomId })
}

beforeEach(() => {
  time = Date.UTC(2026, 4, 1, 9)
  database = openSqlite(':memory:')
  sessions = open()
  ended = []
  sessions.onRevoked((sessionId) => ended.push(sessionId))
  return () => database.close()
})

const refused = (code: string) => expect.objectContaining({ code })

describe('rotation', () => {
  test('gives the next token, and the same one to whoever asks within ten seconds', async () => {
    const { refresh_token: first } = await sessions.create()
    const second = (await sessions.refresh(first)).refresh_token
    expect(second).not.toBe(first)
    time += GRACE
    expect((await sessions.refresh(first)).refresh_token).toBe(second)
    expect((await open().refresh(first)).refresh_token).toBe(second)
    expect(ended).toEqual([])
  })

  test('after the ten seconds the old one ends the family', async () => {
    const { refresh_token: first } = await sessions.create()
    const { refresh_token: second, access_token } = await sessions.refresh(first)
    time += GRACE + 1
    await expect(sessions.refresh(first)).rejects.toEqual(refused('invalid_grant'))
    expect(ended).toHaveLength(1)
    await expect(sessions.refresh(second)).rejects.toEqual(refused('invalid_grant'))
    await expect(sessions.verify(access_token)).rejects.toEqual(refused('unauthorized'))
  })

  test('once the successor was used, the old one ends the family even within ten seconds', async () => {
    const { refresh_token: first } = await sessions.create()
    const { refresh_token: second } = await sessions.refresh(first)
    const { refresh_token: third } = await sessions.refresh(second)
    await expect(sessions.refresh(first)).rejects.toEqual(refused('invalid_grant'))
    await expect(sessions.refresh(third)).rejects.toEqual(refused('invalid_grant'))
  })

  test('the grace counts from the first use, not from the last', async () => {
    const { refresh_token: first } = await sessions.create()
    await sessions.refresh(first)
    time += GRACE / 2
    await sessions.refresh(first)
    time += GRACE / 2 + 1
    await expect(sessions.refresh(first)).rejects.toEqual(refused('invalid_grant'))
  })

  test('two processes’ worth of requests at once rotate once', async () => {
    const { refresh_token: first } = await sessions.create()
    const other = open()
    const all = await Promise.all([sessions, other, sessions, other].map((each) => each.refresh(first)))
    expect(new Set(all.map(({ refresh_token }) => refresh_token)).size).toBe(1)
  })

  test('ends for good after 90 days, however often it rotated', async () => {
    let { refresh_token: token, access_token: access } = await sessions.create()
    for (let day = 0; day < 89; day += 1) {
      time += DAY
      ;({ refresh_token: token, access_token: access } = await sessions.refresh(token))
    }
    time += DAY - 300_000
    ;({ refresh_token: token, access_token: access } = await sessions.refresh(token))
    await expect(sessions.verify(access)).resolves.toMatchObject({ visitorId: expect.any(String) })
    time += 300_000
    await expect(sessions.refresh(token)).rejects.toEqual(refused('invalid_grant'))
    await expect(sessions.verify(access)).rejects.toEqual(refused('unauthorized'))
    await expect(open().verify(access)).rejects.toEqual(refused('unauthorized'))
  })

  test('a revoked family gives nothing, not even in its grace', async () => {
    const { refresh_token: first } = await sessions.create()
    const { refresh_token: second } = await sessions.refresh(first)
    await sessions.revoke(second)
    for (const token of [first, second])
      await expect(sessions.refresh(token)).rejects.toEqual(refused('invalid_grant'))
    expect(ended).toHaveLength(1)
  })

  test('tokens of another deployment are nothing', async () => {
    const { refresh_token: token, access_token: access } = await open(key(3), key(4)).create()
    await expect(sessions.refresh(token)).rejects.toEqual(refused('invalid_grant'))
    await expect(sessions.verify(access)).rejects.toEqual(refused('unauthorized'))
    await sessions.revoke(token)
    expect(ended).toEqual([])
  })
})

describe('an access token', () => {
  it('speaks for its visitor for ten minutes', async () => {
    const { visitor_id: visitorId, access_token: token } = await sessions.create()
    time += 599_000
    expect(await sessions.verify(token)).toMatchObject({ visitorId })
    time += 1_000
    await expect(sessions.verify(token)).rejects.toEqual(refused('token_expired'))
  })

  it('is of no use before its time: a clock that went back', async () => {
    const { access_token: token } = await sessions.create()
    time -= 3600_000
    await expect(sessions.verify(token)).rejects.toEqual(refused('unauthorized'))
  })

  it('ends at once with its session, in this process and after a restart', async () => {
    const { access_token: token, refresh_token: refresh } = await sessions.create()
    await sessions.verify(token)
    await sessions.revoke(refresh)
    await expect(sessions.verify(token)).rejects.toEqual(refused('unauthorized'))
    await expect(open().verify(token)).rejects.toEqual(refused('unauthorized'))
  })

  it('is still known after more visitors than are remembered', async () => {
    const { access_token: token } = await sessions.create()
    for (let i = 0; i < 10_100; i += 100)
      await Promise.all(Array.from({ length: 100 }, () => sessions.create()))
    await expect(sessions.verify(token)).resolves.toMatchObject({ sessionId: expect.any(String) })
  })
})

describe('idle', () => {
  test('a session that is not refreshed for 30 days has ended', async () => {
    const { refresh_token: first } = await sessions.create()
    time += 30 * DAY - 1
    const second = await sessions.refresh(first)
    time += 30 * DAY
    await expect(sessions.refresh(second.refresh_token)).rejects.toEqual(refused('invalid_grant'))
    await expect(sessions.list(second.visitor_id)).resolves.toEqual([])
  })
})

describe('a shopper', () => {
  const ada = () => ({ userId: 'u1', name: 'Ada', email: 'ada@shop.example', authTime: time })
  const signIn = (visitorRefreshToken?: string, shopper: Shopper = ada(), keyThumbprint?: string) =>
    sessions.signIn(shopper, { client: { device: 'Firefox on Linux', keyThumbprint }, visitorRefreshToken })
  const talk = async (visitorId: string, conversationId: string) =>
    database.write([insertConversation(conversationId, visitorId, time)])
  const talks = async (visitorId: string) =>
    (await listConversations(database, visitorId)).map((row) => row.conversation_id).sort()

  it('is one visitor, however often and wherever they sign in', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => signIn()))
    expect(new Set(all.map((tokens) => tokens.visitor_id)).size).toBe(1)
    expect(all[0]).toMatchObject({ scope: 'shopper', shopper: { name: 'Ada' }, token_type: 'Bearer' })
    expect((await sessions.list(all[0]?.visitor_id ?? '')).length).toBe(20)
    await expect(open().verify(all[1]?.access_token ?? '')).resolves.toMatchObject({ shopper: ada() })
  })

  it('brings along what they said as an anonymous visitor, whose sessions then end', async () => {
    const visitor = await sessions.create()
    await talk(visitor.visitor_id, 'c1')
    const moved: string[] = []
    sessions.onRevoked((_, reason) => moved.push(reason))
    const tokens = await signIn(visitor.refresh_token)
    expect(await talks(tokens.visitor_id)).toEqual(['c1'])
    expect(await talks(visitor.visitor_id)).toEqual([])
    expect(moved).toEqual(['moved'])
    await expect(sessions.verify(visitor.access_token)).rejects.toEqual(refused('unauthorized'))
    await expect(sessions.refresh(visitor.refresh_token)).rejects.toEqual(refused('invalid_grant'))
  })

  it.each<[string, (visitor: Tokens) => Promise<string>]>([
    [
      'has been revoked',
      async ({ refresh_token: token }) => {
        await sessions.revoke(token)
        return token
      },
    ],
    [
      'was used long ago',
      async ({ refresh_token: token }) => {
        await sessions.refresh(token)
        time += GRACE + 1
        return token
      },
    ],
    ['is an access token', async (visitor) => visitor.access_token],
    ['is nothing', async () => 'x'],
  ])('brings nothing along where the visitor’s token %s', async (_, spoil) => {
    const visitor = await sessions.create()
    await talk(visitor.visitor_id, 'c1')
    const tokens = await signIn(await spoil(visitor))
    expect(await talks(tokens.visitor_id)).toEqual([])
    expect(await talks(visitor.visitor_id)).toEqual(['c1'])
  })

  it('brings nothing along of a visitor whose key they do not have', async () => {
    const visitor = await sessions.create({ keyThumbprint: 'k1' })
    await talk(visitor.visitor_id, 'c1')
    for (const key of [undefined, 'k2'])
      expect(await talks((await signIn(visitor.refresh_token, ada(), key)).visitor_id)).toEqual([])
    expect(await talks((await signIn(visitor.refresh_token, ada(), 'k1')).visitor_id)).toEqual(['c1'])
  })

  it('brings nothing along of another shopper, whose session goes on', async () => {
    const other = await signIn(undefined, { userId: 'u2', authTime: time })
    await talk(other.visitor_id, 'c1')
    const tokens = await signIn(other.refresh_token)
    expect(await talks(tokens.visitor_id)).toEqual([])
    await expect(sessions.verify(other.access_token)).resolves.toMatchObject({ shopper: { userId: 'u2' } })
  })

  it('who shows once more who they are goes on in the new session alone', async () => {
    const first = await signIn()
    const elsewhere = await signIn()
    time += 3600_000
    const second = await signIn(first.refresh_token)
    await expect(sessions.verify(second.access_token)).resolves.toMatchObject({ shopper: { authTime: time } })
    await expect(sessions.refresh(first.refresh_token)).rejects.toEqual(refused('invalid_grant'))
    await expect(sessions.refresh(elsewhere.refresh_token)).resolves.toMatchObject({ scope: 'shopper' })
  })

  it('is signed out after 30 days, however often they came', async () => {
    let { refresh_token: token } = await signIn()
    for (let day = 0; day < 29; day++) {
      time += DAY
      ;({ refresh_token: token } = await sessions.refresh(token))
    }
    time += DAY
    await expect(sessions.refresh(token)).rejects.toEqual(refused('invalid_grant'))
  })

  it('who has looked up one order has that for an hour, as a visitor of their own', async () => {
    const visitor = await sessions.create()
    await talk(visitor.visitor_id, 'c1')
    const full = await signIn()
    const order = { userId: 'u1', onlyOrder: 'VM-1', authTime: time }
    const tokens = await signIn(visitor.refresh_token, order)
    expect(tokens).toMatchObject({ scope: 'order:VM-1', shopper: null })
    expect(tokens.visitor_id).not.toBe(full.visitor_id)
    expect(await talks(tokens.visitor_id)).toEqual(['c1'])
    // Only the one whose order it is may take it further.
    const stranger = await signIn(tokens.refresh_token, { userId: 'u2', authTime: time })
    expect(await talks(stranger.visitor_id)).toEqual([])
    time += 3600_000
    await expect(sessions.refresh(tokens.refresh_token)).rejects.toEqual(refused('invalid_grant'))
    time -= 1
    expect(await talks((await signIn(tokens.refresh_token)).visitor_id)).toEqual(['c1'])
  })

  it('keeps to the other sessions when one of them ends', async () => {
    const [one, two] = [await signIn(), await signIn()]
    const [id = ''] = two.refresh_token.split('.')
    expect(await sessions.end('v_other', (own) => own === id)).toBe(0)
    expect(await sessions.end(two.visitor_id, (own) => own === id)).toBe(1)
    expect(ended).toEqual([id])
    await expect(sessions.verify(two.access_token)).rejects.toEqual(refused('unauthorized'))
    await expect(sessions.verify(one.access_token)).resolves.toMatchObject({ shopper: { userId: 'u1' } })
  })
})

describe('a session that is bound to a key', () => {
  const [mine, another] = [{ keyThumbprint: 'k1' }, { keyThumbprint: 'k2' }]

  it('goes on with that key alone, and is not ended by who lacks it', async () => {
    const tokens = await sessions.create(mine)
    expect(tokens.token_type).toBe('DPoP')
    await expect(sessions.refresh(tokens.refresh_token)).rejects.toEqual(refused('dpop_required'))
    await expect(sessions.refresh(tokens.refresh_token, another)).rejects.toEqual(refused('invalid_grant'))
    expect(await sessions.refresh(tokens.refresh_token, mine)).toMatchObject({ token_type: 'DPoP' })
    await expect(sessions.verify(tokens.access_token)).resolves.toMatchObject(mine)
  })

  it('may become so: the first key that comes with its refresh token', async () => {
    const first = await sessions.create()
    const second = await sessions.refresh(first.refresh_token, mine)
    expect(second.token_type).toBe('DPoP')
    await expect(sessions.refresh(second.refresh_token)).rejects.toEqual(refused('dpop_required'))
    await expect(open().verify(second.access_token)).resolves.toMatchObject(mine)
  })
})
