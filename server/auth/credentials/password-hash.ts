import { hash, verify } from '@node-rs/argon2'
import { ProblemError } from '../../problem.ts'
import type { PasswordHasher } from './password-hasher.ts'

/** OWASP's first choice for argon2id, the package's default algorithm: 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** More at a time would take the processor from the answers that are being streamed. */
const MAX_AT_A_TIME = 2
/** About two seconds of work; whoever comes after that is asked to come again. */
const MAX_WAITING = 100

/** argon2id on the thread pool, off the event loop, at most two hashes at a time. */
export function createArgon2Hasher(): PasswordHasher {
  let running = 0
  const waiting: (() => void)[] = []

  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= MAX_AT_A_TIME) {
      if (waiting.length >= MAX_WAITING) {
        throw new ProblemError('over_capacity', undefined, { headers: { 'retry-after': '5' } })
      }
      // Whoever finishes hands its place on, so the count stays as it is.
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else {
      running++
    }
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }

  return {
    hash: (password) => inTurn(() => hash(password, parameters)),
    verify: (stored, password) => inTurn(() => verify(stored, password)),
  }
}
