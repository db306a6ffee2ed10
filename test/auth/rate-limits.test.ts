import { expect, test } from 'vitest'
import { createRateLimits } from '../../server/auth/rate-limits.ts'

/** How many uses go through. */
async function uses(scale: number, tries: number): Promise<number> {
  const limit = createRateLimits(scale)
  let passed = 0
  for (let i = 0; i < tries; i++) {
    try {
      await limit('messages of a visitor', 'v_1')
      passed++
    } catch (error) {
      expect(error).toMatchObject({
        code: 'rate_limited',
        headers: { 'retry-after': expect.stringMatching(/^\d+$/) },
      })
    }
  }
  return passed
}

test.each([
  [1, 20],
  [0.5, 10],
  [2, 40],
  [0.0001, 1],
  [0, 60],
])('scale %d lets %d of 60 messages of a minute through', async (scale, passed) => {
  expect(await uses(scale, 60)).toBe(passed)
})

test('everyone has a count of their own', async () => {
  const limit = createRateLimits(0.05)
  await limit('messages of a visitor', 'v_1')
  await expect(limit('messages of a visitor', 'v_1')).rejects.toThrow()
  await expect(limit('messages of a visitor', 'v_2')).resolves.toBeUndefined()
})
