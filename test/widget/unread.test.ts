import { beforeEach, describe, expect, test } from 'vitest'
import { type ChatMemory, createChatMemory } from '../../widget/saved-chat.ts'
import { countUnread } from '../../widget/unread.ts'

let memory: ChatMemory
beforeEach(() => {
  memory = createChatMemory('http://s', () => undefined)
})

/** A page's count, and what its launcher shows. */
function page() {
  const badge = { shown: 0 }
  const unread = countUnread(memory, (count) => {
    badge.shown = count
  })
  return { ...unread, badge }
}

describe('countUnread', () => {
  test('counts answers that come while nobody looks', () => {
    const { setComing: coming, add, badge } = page()
    for (const count of [1, 2]) {
      coming(true)
      add()
      expect(badge.shown).toBe(count)
    }
    expect(memory.read().unread).toBe(2)
  })

  test('counts none while the shopper looks, and forgets all when they do', () => {
    const { add, see, badge } = page()
    add()
    see(true)
    expect(badge.shown).toBe(0)
    add()
    expect(badge.shown).toBe(0)
    see(false)
    add()
    expect(badge.shown).toBe(1)
    expect(memory.read().unread).toBe(1)
  })

  test('an answer that was left in the middle is one, once it has come on the next page', () => {
    const first = page()
    first.see(true)
    first.setComing(true)
    expect(memory.read().unread).toBe(1)

    const next = page()
    next.setComing(true)
    next.show()
    expect(next.badge.shown).toBe(0)
    next.add()
    expect(next.badge.shown).toBe(1)
    expect(memory.read().unread).toBe(1)
  })

  test('an answer that ended between two pages is shown by the next', () => {
    page().setComing(true)
    const next = page()
    next.show()
    expect(next.badge.shown).toBe(1)
  })

  test('an answer that ended while the shopper looked is none on the next page', () => {
    const first = page()
    first.see(true)
    first.setComing(true)
    first.add()
    first.setComing(false)
    expect(memory.read().unread).toBe(0)
    const next = page()
    next.show()
    expect(next.badge.shown).toBe(0)
  })
})
