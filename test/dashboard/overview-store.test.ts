import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LiveState } from '../../dashboard/live-connection.ts'
import { createOverviewStore } from '../../dashboard/overview-store.ts'
import { StaffProblem } from '../../dashboard/staff-client.ts'
import type { OverviewRange } from '../../server/wire.ts'
import { aKnowledge } from './a-knowledge.ts'
import { anOverview } from './an-overview.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function aDashboard(range: OverviewRange = '24h') {
  const asked: OverviewRange[] = []
  const world = {
    visible: true,
    failure: undefined as Error | undefined,
    ended: 0,
    closed: 0,
    record: () => {},
    live: (_: LiveState) => {},
  }
  const store = createOverviewStore({
    client: {
      knowledge: async () => aKnowledge(),
      gaps: async () => ({ turns: 0, looked_at: 0, gaps: [] }),
      figure: () => Promise.reject(new Error('not used here')),
      overview: async (of) => {
        asked.push(of)
        if (world.failure) throw world.failure
        return anOverview({ version: asked.length })
      },
    },
    openLive: (on) => {
      world.record = on.record
      world.live = on.state
      return {
        close: () => {
          world.closed++
        },
      }
    },
    range,
    isVisible: () => world.visible,
    onSessionEnd: () => {
      world.ended++
    },
  })
  return { store, world, asked, settle: () => vi.advanceTimersByTimeAsync(0) }
}

describe('the overview', () => {
  it('loads when the page opens, with every new turn record, and once a minute', async () => {
    const { store, world, asked, settle } = aDashboard()
    store.start()
    await settle()
    expect(store.state.get().overview?.version).toBe(1)
    world.record()
    await settle()
    expect(store.state.get().overview?.version).toBe(2)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked).toHaveLength(3)
  })

  it('asks once more for what happened while it was loading, however much that was', async () => {
    const { store, world, asked } = aDashboard()
    store.start()
    for (let i = 0; i < 10; i++) world.record()
    await vi.advanceTimersByTimeAsync(1000)
    expect(asked).toHaveLength(2)
  })

  it('asks for long windows at most every ten seconds', async () => {
    const { store, world, asked, settle } = aDashboard('30d')
    store.start()
    await settle()
    for (let second = 0; second < 30; second++) {
      world.record()
      await vi.advanceTimersByTimeAsync(1000)
    }
    expect(asked.length).toBeGreaterThan(2)
    expect(asked.length).toBeLessThanOrEqual(4)
  })

  it('shows the chosen period, and the earlier one until that arrives', async () => {
    const { store, settle } = aDashboard()
    store.start()
    await settle()
    store.choose('7d')
    expect(store.state.get()).toMatchObject({ range: '7d', shownRange: '24h' })
    await settle()
    expect(store.state.get()).toMatchObject({ range: '7d', shownRange: '7d' })
  })

  it('keeps the last figures while the server cannot be reached, says so, and tries again', async () => {
    const { store, world, settle } = aDashboard()
    store.start()
    await settle()
    world.failure = new StaffProblem('unreachable', 'The server cannot be reached.')
    world.record()
    await settle()
    expect(store.state.get()).toMatchObject({
      fault: 'The server cannot be reached.',
      overview: { version: 1 },
    })
    world.failure = undefined
    await vi.advanceTimersByTimeAsync(5000)
    expect(store.state.get().fault).toBeUndefined()
    expect(store.state.get().overview?.version).toBe(3)
  })

  it('asks for nothing while nobody looks, and catches up afterwards', async () => {
    const { store, world, asked, settle } = aDashboard()
    store.start()
    await settle()
    world.visible = false
    world.record()
    await vi.advanceTimersByTimeAsync(600_000)
    expect(asked).toHaveLength(1)
    world.visible = true
    store.refresh()
    await settle()
    expect(asked).toHaveLength(2)
  })

  it('finds out whether a lost stream means that the session ended, and stops there', async () => {
    const { store, world, asked, settle } = aDashboard()
    store.start()
    world.live('live')
    await vi.advanceTimersByTimeAsync(100)
    world.visible = false
    world.failure = new StaffProblem('unauthorized', 'Sign in to see this.')
    world.live('reconnecting')
    await settle()
    expect(world).toMatchObject({ ended: 1, closed: 1 })
    const before = asked.length
    await vi.advanceTimersByTimeAsync(600_000)
    expect(asked).toHaveLength(before)
  })

  it('catches up when the stream is back', async () => {
    const { store, world, asked, settle } = aDashboard()
    store.start()
    world.live('live')
    world.live('reconnecting')
    await vi.advanceTimersByTimeAsync(100)
    const before = asked.length
    world.live('live')
    await settle()
    expect(asked).toHaveLength(before + 1)
    expect(store.state.get().live).toBe('live')
  })
})
