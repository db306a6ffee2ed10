import { calculateJwkThumbprint, decodeProtectedHeader, importJWK, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { createDpop } from '../../widget/dpop.ts'

const keyPair = () => crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])

const renew = async () => {}

function setUp(key: () => Promise<CryptoKeyPair | undefined>, now = 1_700_000_000_900) {
  let nonce: string | undefined
  let serial = 0
  return createDpop({
    key,
    now: () => now,
    newId: () => `id-${++serial}`,
    readNonce: () => nonce,
    writeNonce: (next) => {
      nonce = next
    },
  })
}

async function read(proof: string | undefined) {
  if (proof === undefined) throw new Error('no proof')
  const { jwk, ...header } = decodeProtectedHeader(proof)
  if (!jwk) throw new Error('no key')
  const { payload } = await jwtVerify(proof, await importJWK(jwk, 'ES256'), { typ: 'dpop+jwt' })
  return { header, payload, jwk, thumbprint: await calculateJwkThumbprint(jwk) }
}

test('a proof is for one request, with the newest nonce and the token beside it', async () => {
  const pair = await keyPair()
  const dpop = setUp(async () => pair)
  const first = await read(
    await dpop.prove('POST', 'https://shop.example/v1/visitors?a=b#c', undefined, renew),
  )
  expect(first.header).toEqual({ typ: 'dpop+jwt', alg: 'ES256' })
  expect(Object.keys(first.jwk).sort(), 'nothing private').toEqual(['crv', 'kty', 'x', 'y'])
  expect(first.payload).toEqual({
    htm: 'POST',
    htu: 'https://shop.example/v1/visitors',
    iat: 1_700_000_000,
    jti: 'id-1',
  })
  dpop.heard(new Response(null, { headers: { 'dpop-nonce': 'n1' } }))
  dpop.heard(new Response())
  const second = await read(await dpop.prove('GET', 'https://shop.example/v1/me', 'abc', renew))
  // The hash of `abc` of FIPS 180-4, appendix B.1.
  const ath = Buffer.from('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', 'hex').toString(
    'base64url',
  )
  expect(second.payload).toMatchObject({ nonce: 'n1', ath, jti: 'id-2' })
  expect(second.thumbprint).toBe(first.thumbprint)
})

test('without keys there is no proof', async () => {
  for (const key of [async () => undefined, () => Promise.reject(new Error('blocked'))]) {
    const dpop = setUp(key)
    expect(await dpop.prove('POST', 'https://shop.example/', undefined, renew)).toBeUndefined()
    expect(dpop.giveUp()).toBe(false)
  }
})

test('who has given up proves nothing any more', async () => {
  const pair = await keyPair()
  const dpop = setUp(async () => pair)
  await dpop.prove('POST', 'https://shop.example/', undefined, renew)
  expect(dpop.giveUp()).toBe(true)
  expect(await dpop.prove('POST', 'https://shop.example/', undefined, renew)).toBeUndefined()
})

test('a nonce that cannot be good any more is asked for anew, and tells the server’s time', async () => {
  const pair = await keyPair()
  // Four hours behind.
  const dpop = setUp(async () => pair, 1_699_985_600_000)
  const asked: string[] = []
  const ask = async () => {
    asked.push('nonce')
    dpop.heard(new Response(null, { headers: { 'dpop-nonce': '1700000000.mac' } }))
  }
  const first = await read(await dpop.prove('POST', 'https://shop.example/', undefined, ask))
  const second = await read(await dpop.prove('POST', 'https://shop.example/', undefined, ask))
  expect(first.payload).toMatchObject({ nonce: '1700000000.mac', iat: 1_700_000_000 })
  expect(second.payload.iat).toBe(1_700_000_000)
  expect(asked, 'once').toEqual(['nonce'])
  dpop.heard(new Response(null, { headers: { 'dpop-nonce': '1690000000.mac' } }))
  const ahead = await read(await dpop.prove('POST', 'https://shop.example/', undefined, ask))
  expect(ahead.payload.iat, 'a clock that is ahead').toBe(1_690_000_150)
})
