import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createSignInLimiter } from '../../server/auth/sign-in-limiter.ts'
import { ProblemError } from '../../server/problem.ts'

const email = 'ada@post.example'
const limiter = () => createSignInLimiter({ scale: 1, now: Date.now })
/** How many of `tries`, each from the address that `from` names, go through. */
async function through(tries: number, work: (index: number) => Promise<void>): Promise<number> {
  let passed = 0
  for (let index = 0; index < tries; index++) {
    try {
      await work(index)
      passed++
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'rate_limited') throw error
      expect(Number(error.headers['retry-after'])).toBeGreaterThan(0)
    }
  }
  return passed
}

describe('mails with codes', () => {
  it('are 20 an hour to a mailbox, however many ask, and 5 of them for a new password', async () => {
    const { countMail } = limiter()
    expect(await through(50, (index) => countMail(`192.0.2.${index}`, email, 'code'))).toBe(20)
    expect(await through(50, (index) => countMail(`192.0.2.${index}`, email, 'reset'))).toBe(5)
  })

  it('are 5 an hour for who asks from one address, and then the owner still gets one', async () => {
    const { countMail } = limiter()
    expect(await through(10, () => countMail('192.0.2.1', email, 'code'))).toBe(5)
    expect(await through(1, () => countMail('192.0.2.2', email, 'code'))).toBe(1)
  })

  it('go on for an address from which the owner has signed in', async () => {
    const { countMail, succeeded } = limiter()
    await succeeded('198.51.100.7', email)
    await through(50, (index) => countMail(`192.0.2.${index}`, email, 'reset'))
    await through(50, (index) => countMail(`192.0.2.${index}`, email, 'code'))
    expect(await through(1, () => countMail('198.51.100.7', email, 'reset'))).toBe(1)
    expect(await through(1, () => countMail('198.51.100.7', email, 'code'))).toBe(1)
  })
})

describe('mails to strangers', () => {
  it('are 30 an hour from an address; who has signed in from it before still gets one', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const { countMail, succeeded } = limiter()
    await succeeded('192.0.2.1', email)
    const sent = await through(50, (index) => {
      // Slowly enough for the limit on tries at once.
      vi.advanceTimersByTime(5000)
      return countMail('192.0.2.1', `a${index}@post.example`, 'code')
    })
    expect(sent).toBe(30)
    vi.advanceTimersByTime(20_000)
    expect(await through(1, () => countMail('192.0.2.1', email, 'code'))).toBe(1)
    expect(await through(1, () => countMail('192.0.2.2', 'b@post.example', 'code'))).toBe(1)
  })
})

describe('mailed codes', () => {
  it('may be wrong 20 times an hour for an e-mail address, whichever mails they are of', async () => {
    const { countMailCode, succeeded } = limiter()
    await succeeded('198.51.100.7', email)
    expect(await through(50, (index) => countMailCode(`192.0.2.${index}`, email))).toBe(20)
    expect(await through(1, () => countMailCode('198.51.100.7', email))).toBe(1)
  })

  it('may be wrong 50 times an hour from an address, and right any number of times', async () => {
    const { countMailCode, mailCodeWasRight } = limiter()
    const right = async (index: number) => {
      await countMailCode('192.0.2.1', `a${index}@post.example`)
      await mailCodeWasRight('192.0.2.1', `a${index}@post.example`)
    }
    expect(await through(100, right)).toBe(100)
    expect(await through(100, (index) => countMailCode('192.0.2.1', `a${index}@post.example`))).toBe(50)
  })
})
