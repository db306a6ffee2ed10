import { beforeEach, describe, expect, it, test } from 'vitest'
import { createVisitorSessions, type VisitorSessions } from '../../server/auth/visitor-sessions.ts'
import { randomId } from '../../server/ids.ts'
import type { Database } from '../../server/store/database.ts'
import { openSqlite } from '../../server/store/sqlite.ts'

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
