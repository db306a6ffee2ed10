import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ChatState } from '../chat-store.ts'
import { useUi } from '../ui-context.ts'
import { Icon } from './icons.tsx'
import { MessageRow } from './message-row.tsx'
import { Welcome } from './welcome.tsx'

const NEAR_PX = 48

/** The conversation. It follows what comes as long as the shopper is at its end, and only then. */
export function MessageList({ state }: { state: ChatState }) {
  const { strings, store } = useUi()
  const log = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const follows = useRef(true)
  const lastTop = useRef(0)
  const [away, setAway] = useState(false)
  const { messages, phase, problem } = state
  const questions = messages.filter((message) => message.kind === 'question').length

  function toEnd() {
    follows.current = true
    if (log.current) log.current.scrollTop = log.current.scrollHeight
  }

  function onScroll() {
    const box = log.current
    if (!box) return
    const near = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX
    // Only a move upwards is the shopper's wish: the end also runs away by itself while text comes in.
    if (near) follows.current = true
    else if (box.scrollTop < lastTop.current) follows.current = false
    lastTop.current = box.scrollTop
    setAway(!near && !follows.current)
  }

  // One's own question always comes into view.
  useLayoutEffect(toEnd, [questions])
  useLayoutEffect(() => {
    // Text, pictures and the keyboard change the height at times that no render tells of.
    const observer = new ResizeObserver(() => {
      if (follows.current) toEnd()
    })
    if (log.current) observer.observe(log.current)
    if (content.current) observer.observe(content.current)
    return () => observer.disconnect()
  }, [])

  return (
    <div class="conversation">
      <div
        class="log"
        role="log"
        aria-live="polite"
        aria-label={strings.log}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it
        tabIndex={0}
        ref={log}
        onScroll={onScroll}
      >
        <div class="content" ref={content}>
          {messages.length === 0 && phase === 'loading' && <p class="waiting">{strings.loading}</p>}
          {problem && (
            <div class="ended fault">
              <p>{strings.problems[problem]}</p>
              <button type="button" class="retry" onClick={() => store.load()}>
                <Icon name="retry" />
                {strings.retry}
              </button>
            </div>
          )}
          {messages.length === 0 && phase !== 'loading' && !problem && <Welcome />}
          {messages.map((message, index) => (
            <MessageRow key={message.key} message={message} last={index === messages.length - 1} />
          ))}
        </div>
      </div>
      {away && (
        <button type="button" class="jump" aria-label={strings.jumpToLatest} onClick={toEnd}>
          <Icon name="down" />
        </button>
      )}
    </div>
  )
}
