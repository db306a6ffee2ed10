import { beforeEach, expect, it, vi } from 'vitest'
import { whenRanked } from '../../kb/when-ranked.ts'

let inUse: boolean | undefined
let listeners: Set<() => void>

/** What it asks of the knowledge base. */
const knowledge = {
  current: () => ({ stats: { remote: inUse === undefined ? undefined : { in_use: inUse } } }),
  onChange(listener: () => void) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
} as unknown as Parameters<typeof whenRanked>[0]

beforeEach(() => {
  inUse = false
  listeners = new Set()
})

it('waits until the remote embedder ranks, not for other changes', async () => {
  const then = vi.fn()
  const ranked = whenRanked(knowledge, 10_000).then(then)
  for (const listener of listeners) listener()
  await Promise.resolve()
  expect(then).not.toHaveBeenCalled()
  inUse = true
  for (const listener of listeners) listener()
  await ranked
  expect(listeners.size).toBe(0)
})

it('does not wait where it ranks already, nor longer than it may', async () => {
  inUse = true
  await whenRanked(knowledge, 10_000)
  inUse = undefined
  await whenRanked(knowledge, 10)
  expect(listeners.size).toBe(0)
})
