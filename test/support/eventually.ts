import { vi } from 'vitest'

/**
 * Waits until `check` no longer throws, and returns what it returns: for conditions that take more than one
 * expectation (else `expect.poll`). It gives up only when something must be wrong: how long a busy machine takes is
 * no fault.
 */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 300_000 })
}
