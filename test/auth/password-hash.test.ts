import { describe, expect, it } from 'vitest'
import { createArgon2Hasher } from '../../server/auth/credentials/password-hash.ts'

describe('createArgon2Hasher', () => {
  it('keeps passwords as argon2id with the agreed cost and a salt', async () => {
    const hasher = createArgon2Hasher()
    const [one, two] = await Promise.all([hasher.hash('lantern orchard'), hasher.hash('lantern orchard')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(two)
    expect(await hasher.verify(one, 'lantern orchard')).toBe(true)
    expect(await hasher.verify(one, 'lantern orcharD')).toBe(false)
  })

  it('serves everyone of a small crowd', async () => {
    const hasher = createArgon2Hasher()
    const hash = await hasher.hash('lantern orchard')
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, i) => hasher.verify(hash, i % 2 ? 'lantern orchard' : 'wrong')),
    )
    expect(results.filter(Boolean)).toHaveLength(6)
  })

  it('turns a crowd away once too many wait', async () => {
    const hasher = createArgon2Hasher()
    const settled = await Promise.allSettled(
      Array.from({ length: 104 }, () => hasher.verify('not a hash', 'anything')),
    )
    const reasons = settled.map((one) => (one.status === 'rejected' ? one.reason.code : 'verified'))
    expect(reasons.filter((code) => code === 'over_capacity')).toHaveLength(2)
  })
})
