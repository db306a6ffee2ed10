import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ChatMessage } from '../chat-message.ts'
import type { Turn } from './group-turns.ts'

/** Closer to the end than this counts as being there, in px. */
const NEAR = 48
/** Further from the end than this, there is a way back to it, in px. */
const AWAY = 100
/** Between the top of the view and a question that was sent, in px. */
const MARGIN = 14
/** A question that goes out this soon has not waited, ms. */
const SOON_MS = 1000
/** The share of the view that a long question may take; the rest is for its answer. */
const QUESTION_SHARE = 0.4

export interface ReadingPlace {
  log: RefObject<HTMLDivElement | null>
  content: RefObject<HTMLDivElement | null>
  /** The end is out of sight. */
  away: boolean
  /** More has come since the end was last seen. */
  fresh: boolean
  onScroll(): void
  toEnd(): void
  /** What is read now keeps its place when earlier messages come in above it. */
  hold(): void
}

/**
 * Where the shopper reads. A question that was just sent goes to the top of the view, and the room below it is kept
 * free for its answer: words, sources and cards appear there without moving anything. Only a shopper who went to
 * the end is taken along when more comes.
 */
export function useReadingPlace(
  messages: readonly ChatMessage[],
  turns: readonly Turn[],
  ended: boolean,
): ReadingPlace {
  const log = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const place = useRef({
    top: 0,
    follows: true,
    last: '',
    unsent: new Map<string, number>(),
    newest: '',
    seen: '',
  })
  const gliding = useRef<Animation | undefined>(undefined)
  const held = useRef<{ element: Element; top: number } | undefined>(undefined)
  const [away, setAway] = useState(false)
  const newest = `${messages.length}:${messages.at(-1)?.text.length}`
  place.current.newest = newest

  function look(box: HTMLElement) {
    place.current.top = box.scrollTop
    // What glides hangs over the end for a moment.
    if (gliding.current) return
    const left = distance(box)
    if (left < NEAR) place.current.seen = place.current.newest
    setAway(left > AWAY)
  }

  function onScroll() {
    const box = log.current
    if (!box) return
    const now = place.current
    // Only the shopper's own move counts: the end runs away by itself, and shrinking text pulls at the view.
    if (box.scrollTop < now.top) now.follows &&= distance(box) < 2
    else if (box.scrollTop > now.top) now.follows ||= distance(box) < NEAR
    look(box)
  }

  function toEnd() {
    place.current.follows = true
    const box = log.current
    if (!box) return
    box.scrollTop = box.scrollHeight
    look(box)
  }

  /** Puts the newest turn at the top of the view, or leaves it where it is; below it is room to the view's end. */
  function makeRoom(box: HTMLElement, moves: boolean) {
    const all = [...box.querySelectorAll<HTMLElement>('.turn')]
    const turn = all.pop()
    if (!turn) return
    const from = place.current.top
    for (const earlier of all) earlier.style.minHeight = ''
    const question = turn.firstElementChild
    const height = question instanceof HTMLElement ? question.offsetHeight : 0
    const hidden = Math.max(0, height - box.clientHeight * QUESTION_SHARE)
    const to = moves ? turn.offsetTop - MARGIN + hidden : from
    turn.style.minHeight = `calc(100cqh - ${turn.offsetTop - to}px - var(--end))`
    box.scrollTop = to
    gliding.current = undefined
    look(box)
    if (!moves) return
    const glide = glideUp(content.current, Math.min(place.current.top - from, box.clientHeight))
    gliding.current = glide
    const end = () => {
      if (gliding.current !== glide) return
      gliding.current = undefined
      look(box)
    }
    glide?.finished.then(end, end)
  }

  useLayoutEffect(() => {
    const now = place.current
    const box = log.current
    const last = turns.at(-1)?.key ?? ''
    const before = now.last
    const waited = performance.now() - (now.unsent.get(last) ?? performance.now()) > SOON_MS
    const queued = messages.filter((one) => isQueued(one) && !now.unsent.has(one.key))
    for (const { key } of queued) now.unsent.set(key, performance.now())
    now.last = last
    if (!box) return
    const moved = held.current ? held.current.element.getBoundingClientRect().top - held.current.top : 0
    if (moved !== 0) {
      held.current = undefined
      box.scrollTop += moved
      look(box)
    }
    const here = document.hasFocus()
    if (last === '') now.follows = true
    else if ((before === '' && turns.length > 1) || (queued.length > 0 && here && last === before))
      return toEnd()
    if (last === before) return
    // A question of another tab, or one that has waited, moves nothing here.
    const moves = here && !waited
    if (moves) now.follows = false
    if (moves || now.follows) makeRoom(box, moves)
  }, [messages])

  useLayoutEffect(() => {
    if (ended && document.hasFocus()) toEnd()
  }, [ended])

  useLayoutEffect(() => {
    const box = log.current
    if (!box) return
    // Text, pictures and the keyboard change the height at times that no render tells of.
    const observer = new ResizeObserver(() => {
      if (place.current.follows && place.current.last) toEnd()
      else look(box)
    })
    observer.observe(box)
    if (content.current) observer.observe(content.current)
    return () => observer.disconnect()
  }, [])

  function hold() {
    const element = log.current?.querySelector('.turn:last-of-type')
    if (element) held.current = { element, top: element.getBoundingClientRect().top }
  }

  return { log, content, away, fresh: away && place.current.seen !== newest, onScroll, toEnd, hold }
}

function distance(box: HTMLElement): number {
  return box.scrollHeight - box.scrollTop - box.clientHeight
}

function isQueued(message: ChatMessage): boolean {
  return message.kind === 'question' && message.delivery === 'queued'
}

function glideUp(element: HTMLElement | null, by: number): Animation | undefined {
  if (by <= 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) return undefined
  return element?.animate([{ transform: `translateY(${by}px)` }, {}], {
    duration: 280,
    easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)',
  })
}
