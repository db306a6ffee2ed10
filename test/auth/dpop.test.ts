import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createDpop, type Dpop } from '../../server/auth/tokens/dpop.ts'
import { createProver, type ProofChanges, type Prover } from '../support/prover.ts'

const address = 'https://support.shop.example/v1/auth/token'
const request = { method: 'POST', addresses: [address] }
let time: number
let dpop: Dpop
let prover: Prover

beforeAll(async () => {
  prover = await createProver()
})
beforeEach(() => {
  time = Date.now()
  dpop = createDpop(() => time)
})

const prove = async (changes: ProofChanges = {}, nonce?: string) =>
  prover.proof({ method: 'POST', url: address, nonce: nonce ?? (await dpop.nonce()) }, changes)
const refused = (code: string) => expect.objectContaining({ code })

describe('a proof', () => {
  it('tells the thumbprint of its key', async () => {
    expect(await dpop.verify(await prove(), request)).toBe(prover.thumbprint)
    const htu = 'HTTPS://support.shop.example:443/v1/auth/token?x=1#y'
    expect(await dpop.verify(await prove({ payload: { htu } }), request)).toBe(prover.thumbprint)
  })

  it('counts once', async () => {
    const proof = await prove()
    await dpop.verify(proof, request)
    await expect(dpop.verify(proof, request)).rejects.toEqual(refused('unauthorized'))
    time += 299_000
    await expect(dpop.verify(proof, request)).rejects.toMatchObject({ name: 'ProblemError' })
  })

  it('counts once among a hundred at the same time', async () => {
    const proof = await prove()
    const all = await Promise.allSettled(Array.from({ length: 100 }, () => dpop.verify(proof, request)))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it.each<[string, ProofChanges]>([
    ['another method', { payload: { htm: 'GET' } }],
    ['a method in lower case', { payload: { htm: 'post' } }],
    ['another address', { payload: { htu: 'https://support.shop.example/v1/visitors' } }],
    ['another host', { payload: { htu: 'https://evil.example/v1/auth/token' } }],
    ['no address', { payload: { htu: 'here' } }],
    ['no id', { payload: { jti: undefined } }],
    ['an empty id', { payload: { jti: '' } }],
    ['no time', { payload: { iat: undefined } }],
    ['a time in words', { payload: { iat: 'now' } }],
    ['a clock six minutes behind', { payload: { iat: Math.floor(Date.now() / 1000) - 360 } }],
    ['a clock six minutes ahead', { payload: { iat: Math.floor(Date.now() / 1000) + 360 } }],
    ['another type', { header: { typ: 'JWT' } }],
    ['no type', { header: { typ: undefined } }],
    ['no key', { header: { jwk: undefined } }],
    ['a secret for a key', { header: { jwk: { kty: 'oct', k: 'AAAA' } } }],
  ])('with %s is refused', async (_, changes) => {
    await expect(dpop.verify(await prove(changes), request)).rejects.toEqual(refused('unauthorized'))
  })

  it('with another’s key, or with the private part of its own, is refused', async () => {
    const other = await createProver()
    for (const jwk of [other.jwk, { ...prover.jwk, d: 'AAAA' }])
      await expect(dpop.verify(await prove({ header: { jwk } }), request)).rejects.toEqual(
        refused('unauthorized'),
      )
  })

  it.each([
    ['nothing', ''],
    ['words', 'a proof'],
    ['two at once', 'a.b.c, a.b.c'],
    ['an empty signature', 'e30.e30.'],
    ['something long', `${'e30.'.repeat(2000)}`],
  ])('of %s is refused', async (_, proof) => {
    await expect(dpop.verify(proof, request)).rejects.toEqual(refused('unauthorized'))
  })

  it('spelled in another way is refused', async () => {
    const proof = await prove()
    for (const other of [`${proof}=`, `${proof}\n`, ` ${proof}`])
      await expect(dpop.verify(other, request)).rejects.toEqual(refused('unauthorized'))
  })

  it('beside a token is for that token alone', async () => {
    const nonce = await dpop.nonce()
    const proof = (accessToken?: string) => prover.proof({ method: 'POST', url: address, nonce, accessToken })
    const beside = { ...request, accessToken: 'one' }
    expect(await dpop.verify(await proof('one'), beside)).toBe(prover.thumbprint)
    for (const wrong of [await proof('two'), await proof()])
      await expect(dpop.verify(wrong, beside)).rejects.toEqual(refused('unauthorized'))
  })
})

describe('a nonce', () => {
  it('is asked for, and told', async () => {
    for (const nonce of ['x', '', '1.x']) {
      const answer = await dpop.verify(await prove({}, nonce), request).catch((error: unknown) => error)
      expect(answer).toMatchObject({
        code: 'use_dpop_nonce',
        headers: { 'dpop-nonce': await dpop.nonce() },
      })
    }
  })

  it('is good in its span and the next, and begins with the server’s time', async () => {
    time = Math.ceil(time / 150_000) * 150_000
    const nonce = await dpop.nonce()
    expect(nonce.split('.')[0]).toBe(String(time / 1000))
    time += 299_999
    const iat = Math.floor(time / 1000)
    expect(await dpop.verify(await prove({ payload: { iat } }, nonce), request)).toBe(prover.thumbprint)
    time += 1
    await expect(dpop.verify(await prove({ payload: { iat } }, nonce), request)).rejects.toEqual(
      refused('use_dpop_nonce'),
    )
  })

  it('is not needed for tokens where the clock is right, once, and not from before the server began', async () => {
    const optional = { ...request, nonceOptional: true }
    const at = (offS: number) => prove({ payload: { iat: Math.floor(time / 1000) + offS, nonce: undefined } })
    await expect(dpop.verify(await at(-1), optional)).rejects.toEqual(refused('use_dpop_nonce'))
    time += 100_000
    const proof = await at(-50)
    expect(await dpop.verify(proof, optional)).toBe(prover.thumbprint)
    await expect(dpop.verify(proof, optional)).rejects.toEqual(refused('unauthorized'))
    for (const wrong of [await at(-70), await at(70)])
      await expect(dpop.verify(wrong, optional)).rejects.toEqual(refused('use_dpop_nonce'))
    await expect(dpop.verify(await at(0), request)).rejects.toEqual(refused('use_dpop_nonce'))
  })

  it('of the process before is good for what is proved since the restart, and for nothing older', async () => {
    const secret = new Uint8Array(32).fill(7)
    const before = createDpop(() => time, secret)
    const proof = await prove({}, await before.nonce())
    await before.verify(proof, request)
    time += 2_000
    const after = createDpop(() => time, secret)
    await expect(after.verify(proof, request)).rejects.toEqual(refused('use_dpop_nonce'))
    const iat = Math.floor(time / 1000)
    const since = await prove({ payload: { iat } }, await before.nonce())
    expect(await after.verify(since, request)).toBe(prover.thumbprint)
    // A clock that is behind, with a nonce of this process.
    const late = await prove({ payload: { iat: iat - 60 } }, await after.nonce())
    expect(await after.verify(late, request)).toBe(prover.thumbprint)
    await expect(createDpop(() => time).verify(since, request)).rejects.toEqual(refused('use_dpop_nonce'))
  })
})
