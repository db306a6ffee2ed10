import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refreshTokens } from '../../server/auth/tokens/refresh-token.ts'
import { base64url } from '../../server/ids.ts'

const tokens = refreshTokens(new Uint8Array(32).fill(7))
const claims = fc.record({
  sessionId: fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => `s_${base64url(bytes)}`),
  generation: fc.integer({ min: 0, max: 999_999_999 }),
})

test('says again what it was made of, and is made the same again', async () => {
  await fc.assert(
    fc.asyncProperty(claims, async (given) => {
      const token = await tokens.make(given)
      expect(await tokens.read(token)).toEqual(given)
      expect(await tokens.make(given)).toBe(token)
    }),
  )
})

test('with any one character changed it is nothing', async () => {
  await fc.assert(
    fc.asyncProperty(claims, fc.nat(), fc.string({ maxLength: 2 }), async (given, at, instead) => {
      const token = await tokens.make(given)
      const index = at % token.length
      const changed = token.slice(0, index) + instead + token.slice(index + 1)
      fc.pre(changed !== token)
      expect(await tokens.read(changed)).toBeUndefined()
    }),
  )
})

test('anything else is nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      expect(await tokens.read(text)).toBeUndefined()
    }),
  )
})

test('under another key it is nothing', async () => {
  const other = refreshTokens(new Uint8Array(32).fill(8))
  const token = await other.make({ sessionId: `s_${'a'.repeat(22)}`, generation: 0 })
  expect(await tokens.read(token)).toBeUndefined()
})
