import { useEffect, useRef, useState } from 'preact/hooks'
import { type Answer, type ChatMessage, isUnderWay } from '../chat-message.ts'
import type { Strings } from '../locales/en.ts'
import { useUi } from '../ui-context.ts'
import { problemText } from './problem-text.ts'
import { commonLength, finishedLength, spokenText } from './spoken-text.ts'

/** Long enough for a screen reader to take a line up, ms. */
const KEEP_MS = 7000

interface Line {
  id: number
  text: string
}

/**
 * What a screen reader hears of the conversation: each sentence of an answer once, when it is finished, and how the
 * answer ended. What was said before this page is not read out.
 */
export function Announcer({ messages, ended }: { messages: readonly ChatMessage[]; ended: boolean }) {
  const { strings } = useUi()
  const [lines, setLines] = useState<readonly Line[]>([])
  const said = useRef(new Map<string, string>())
  const known = useRef<ReadonlySet<string> | undefined>(undefined)
  const serial = useRef(0)

  function say(text: string) {
    const line = { id: serial.current++, text }
    setLines((all) => [...all, line])
    setTimeout(() => setLines((all) => all.filter((one) => one !== line)), KEEP_MS)
  }

  useEffect(() => {
    const before = known.current
    known.current = new Set(messages.map(({ key }) => key))
    for (const message of messages) {
      if (message.kind === 'note' && before && !before.has(message.key)) say(message.text)
      if (message.kind !== 'answer') continue
      const isOver = !isUnderWay(message)
      const heard = said.current.get(message.key)
      if (heard === undefined && isOver) continue
      const text = spokenText(message.text)
      const finished = isOver ? text : text.slice(0, finishedLength(text))
      const fresh = finished.slice(commonLength(finished, heard ?? '')).trim()
      if (fresh) say(fresh)
      if (isOver) {
        said.current.delete(message.key)
        const outcome = outcomeOf(message, strings)
        if (outcome) say(outcome)
      } else said.current.set(message.key, finished)
    }
  }, [messages])

  const was = useRef(ended)
  useEffect(() => {
    if (ended && !was.current) say(strings.over)
    was.current = ended
  }, [ended])

  return (
    <div class="hidden" aria-live="polite" data-announcer>
      {lines.map((line) => (
        <p key={line.id}>{line.text}</p>
      ))}
    </div>
  )
}

function outcomeOf({ status, problem, products }: Answer, strings: Strings): string | undefined {
  if (status === 'stopped') return strings.stopped
  if (status === 'failed') return problemText(problem ?? 'interrupted')
  return products.length > 0 ? strings.products(products.length) : undefined
}
