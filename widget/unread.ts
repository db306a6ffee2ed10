import type { ChatMemory } from './saved-chat.ts'

/** Counts the answers that came while nobody looked, over page loads. */
export interface Unread {
  /** An answer has come. */
  add(): void
  /** Whether one is still to come: a page that is left now has one unread. */
  setComing(coming: boolean): void
  /** Whether the shopper looks. */
  see(looks: boolean): void
  /** Shows what the page before has left. */
  show(): void
  /** What there was is of somebody who has gone. */
  forget(): void
}

/** Makes the count; `tell` is told of each change of what has come. */
export function countUnread(memory: ChatMemory, tell: (count: number) => void): Unread {
  let count = memory.read().unread ?? 0
  let expected = count > 0
  let coming = false
  let looking = false
  let saved = count

  function save(): void {
    const next = count + (coming && !expected ? 1 : 0)
    if (next === saved) return
    saved = next
    memory.write({ unread: next })
  }

  return {
    add() {
      // Left on the page before in the middle of this one: counted there.
      if (expected) expected = false
      else count++
      if (looking) count = 0
      coming = false
      save()
      tell(count)
    },
    setComing(next) {
      if (coming === next) return
      coming = next
      save()
    },
    see(looks) {
      looking = looks
      if (!looks) return
      count = 0
      expected = false
      save()
      tell(0)
    },
    show() {
      if (coming || looking) return
      expected = false
      tell(count)
    },
    forget() {
      count = saved = 0
      expected = coming = false
      tell(0)
    },
  }
}
