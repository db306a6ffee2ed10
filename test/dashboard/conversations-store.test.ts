import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ConversationsClient } from '../../dashboard/conversations-client.ts'
import { createConversationsStore } from '../../dashboard/conversations-store.ts'
import type { LiveState } from '../../dashboard/live-connection.ts'
import type { ListFilters } from '../../dashboard/page-address.ts'
import { StaffProblem } from '../../dashboard/staff-client.ts'
import type { ConversationList, ListedConversation } from '../../server/wire/staff-conversations.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const aConversation = (n: number): ListedConversation => ({
  conversation_id: `c${n}`,
  state: 'open',
  title: `question ${n}`,
  started_at: '2026-05-01T09:00:00.000Z',
  last_at: '2026-05-01T09:00:00.000Z',
  messages: 2,
  turns: 1,
  outcome: 'answered',
  error: null,
  rating: null,
  helpful: 0,
  not_helpful: 0,
  unsure: 0,
  failed: 0,
  fallbacks: 0,
  unsupported: 0,
})

/** A store over a server that has conversations by number, two on a page, and how it is asked. */
function aList(count: number) {
  const world = {
    count,
    asked: [] as { filters: ListFilters; cursor: string | undefined; aborted: () => boolean }[],
    failure: undefined as Error | undefined,
    visible: true,
    ended: 0,
    record: () => {},
    live: (_: LiveState) => {},
  }
  const list: ConversationsClient['list'] = async (filters, cursor, signal) => {
    world.asked.push({ filters, cursor, aborted: () => signal.aborted })
    await new Promise((resolve) => setTimeout(resolve, 10))
    if (world.failure) throw world.failure
    const from = cursor === undefined ? world.count : Number(cursor) - 1
    const numbers = [from, from - 1].filter((n) => n >= 1)
    const last = numbers.at(-1)
    return {
      conversations: numbers.map(aConversation),
      next_cursor: last !== undefined && last > 1 ? String(last) : null,
    } satisfies ConversationList
  }
  const store = createConversationsStore({
    client: { list, show: () => Promise.reject(new Error('not used here')) },
    openLive: (on) => {
      world.record = on.record
      world.live = on.state
      return { close: () => {} }
    },
    isVisible: () => world.visible,
    onSessionEnd: () => {
      world.ended++
    },
  })
  const shown = () => store.state.get().conversations?.map(({ conversation_id }) => conversation_id)
  return { store, world, shown, pass: (ms: number) => vi.advanceTimersByTimeAsync(ms) }
}

describe('the list of conversations in the dashboard', () => {
  it('grows page by page, and a new conversation comes on top of all of it', async () => {
    const { store, world, shown, pass } = aList(5)
    store.start({})
    await pass(20)
    store.more()
    await pass(20)
    expect(shown()).toEqual(['c5', 'c4', 'c3', 'c2'])
    world.count = 6
    world.record()
    await pass(20)
    expect(shown()).toEqual(['c6', 'c5', 'c4', 'c3', 'c2'])
    store.more()
    await pass(20)
    expect(shown()).toEqual(['c6', 'c5', 'c4', 'c3', 'c2', 'c1'])
    expect(store.state.get().nextCursor).toBeNull()
  })

  it('waits for a pause in typing, and lets go of what was asked before', async () => {
    const { store, world, pass } = aList(3)
    store.start({})
    for (const q of ['r', 're', 'ret', 'retu']) {
      store.narrow({ q })
      await pass(50)
    }
    expect(world.asked).toHaveLength(1)
    expect(world.asked[0]?.aborted()).toBe(true)
    await pass(300)
    expect(world.asked.map(({ filters }) => filters.q)).toEqual([undefined, 'retu'])
    expect(store.state.get()).toMatchObject({ stale: false, fault: undefined })
  })

  it('says what went wrong, keeps what it has, and tries again', async () => {
    const { store, world, shown, pass } = aList(3)
    store.start({})
    await pass(20)
    world.failure = new StaffProblem('unreachable', 'The server cannot be reached.')
    world.record()
    await pass(20)
    expect(store.state.get().fault).toBe('The server cannot be reached.')
    expect(shown()).toEqual(['c3', 'c2'])
    world.failure = undefined
    await pass(5020)
    expect(store.state.get().fault).toBeUndefined()
  })

  it('asks for nothing while nobody looks, and stops where the session has ended', async () => {
    const { store, world, pass } = aList(3)
    store.start({})
    await pass(20)
    world.visible = false
    world.record()
    await pass(60_000)
    expect(world.asked).toHaveLength(1)
    world.visible = true
    store.refresh()
    await pass(20)
    expect(world.asked).toHaveLength(2)
    world.failure = new StaffProblem('unauthorized', 'Sign in to see this.')
    world.record()
    await pass(60_000)
    expect(world.ended).toBe(1)
    expect(world.asked).toHaveLength(3)
  })
})
