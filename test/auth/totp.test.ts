import { generate } from 'otplib'
import { describe, expect, it } from 'vitest'
import { matchTotp, newTotpSecret, totpUri } from '../../server/auth/credentials/totp.ts'
import { evalRows, hasEvalRows } from '../support/eval-rows.ts'
import { codeAt } from '../support/staff-auth.ts'

/** RFC 4226's and RFC 6238's own secret, "12345678901234567890", in Base32. */
const rfcSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const STEP = 30_000
const now = Date.UTC(2026, 4, 1, 9)
const step = now / STEP

interface Vector {
  type: 'totp' | 'hotp'
  epoch?: number
  counter?: number
  algorithm: 'sha1' | 'sha256' | 'sha512'
  digits: 6 | 8
  secret_ascii: string
  expected: string
}

describe.skipIf(!hasEvalRows)('the known answers of RFC 6238 and RFC 4226', () => {
  const rows = evalRows<Vector>('totp_rfc6238_rfc4226_vectors')
  const epochOf = ({ epoch, counter = 0 }: Vector) => epoch ?? counter * 30

  it('are 28, and the library gives each', async () => {
    expect(rows).toHaveLength(28)
    for (const row of rows) {
      const secret = new TextEncoder().encode(row.secret_ascii)
      const { algorithm, digits } = row
      expect(await generate({ secret, epoch: epochOf(row), algorithm, digits })).toBe(row.expected)
    }
  })

  it('of SHA-1 are taken, by their last six digits', async () => {
    const ours = rows.filter(({ algorithm }) => algorithm === 'sha1')
    expect(ours).toHaveLength(16)
    for (const row of ours) {
      const epoch = epochOf(row)
      const matched = await matchTotp(rfcSecret, row.expected.slice(-6), epoch * 1000)
      expect(matched, JSON.stringify(row)).toBe(Math.floor(epoch / 30))
    }
  })
})

describe('matchTotp', () => {
  it('takes the current step and its two neighbours, and none beyond', async () => {
    const secret = newTotpSecret()
    const matched = []
    for (const away of [-2, -1, 0, 1, 2]) {
      matched.push(await matchTotp(secret, await codeAt(secret, now + away * STEP), now))
    }
    expect(matched).toEqual([undefined, step - 1, step, step + 1, undefined])
  })

  it('refuses a step that was used, and those before it', async () => {
    const secret = newTotpSecret()
    expect(await matchTotp(secret, await codeAt(secret, now), now, step)).toBeUndefined()
    expect(await matchTotp(secret, await codeAt(secret, now - STEP), now, step)).toBeUndefined()
    expect(await matchTotp(secret, await codeAt(secret, now + STEP), now, step)).toBe(step + 1)
  })

  it('refuses everything, and fails at nothing, after the clock was set back', async () => {
    const secret = newTotpSecret()
    const hourBefore = now - 3_600_000
    expect(await matchTotp(secret, await codeAt(secret, hourBefore), hourBefore, step)).toBeUndefined()
  })
})

it('a new secret has 160 bits and is no other', () => {
  const secrets = new Set(Array.from({ length: 100 }, newTotpSecret))
  expect(secrets.size).toBe(100)
  for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/)
})

it('the address for apps names product, account and secret', () => {
  const uri = new URL(totpUri(rfcSecret, 'ada+1@shop.example'))
  expect([uri.protocol, uri.host]).toEqual(['otpauth:', 'totp'])
  expect(decodeURIComponent(uri.pathname)).toBe('/VerdeMuse:ada+1@shop.example')
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({ secret: rfcSecret, issuer: 'VerdeMuse' })
})
