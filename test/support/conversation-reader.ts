import type { ConversationEvent } from '../../server/wire.ts'

/** An event of a conversation's stream as it came; `id` is undefined for a passing one. */
export interface ConversationEventReceived {
  id: number | undefined
  event: ConversationEvent
  /** The block as it came, to the byte. */
  raw: string
}

/** A reader of a conversation's stream, which never ends by itself. */
export interface ConversationReader {
  seen: ConversationEventReceived[]
  /** Resolves with the event for which it holds, seen already or to come. */
  until(holds: (received: ConversationEventReceived) => boolean): Promise<ConversationEventReceived>
  /** Resolves once the server has ended the stream. */
  ended: Promise<void>
  leave(): void
}

/** Reads the stream that `open` asks for with this signal. @throws Error when the answer is not an event stream */
export async function readConversation(
  open: (signal: AbortSignal) => Promise<Response>,
): Promise<ConversationReader> {
  const abort = new AbortController()
  const response = await open(abort.signal)
  const { body } = response
  if (response.status !== 200 || !body) throw new Error(`${response.status}: ${await response.text()}`)
  const seen: ConversationEventReceived[] = []
  let wake = () => {}
  let over = false
  const ended = (async () => {
    try {
      let buffer = ''
      for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
        const blocks = (buffer + chunk).split(/(?<=\n\n)/)
        buffer = blocks.at(-1)?.endsWith('\n\n') ? '' : (blocks.pop() ?? '')
        seen.push(...blocks.filter((block) => !block.startsWith(':')).map(parse))
        wake()
      }
    } catch {
      // The connection was cut, by one side or the other.
    }
    over = true
    wake()
  })()
  return {
    seen,
    ended,
    leave: () => abort.abort(),
    async until(holds) {
      for (;;) {
        const found = seen.find(holds)
        if (found) return found
        if (over) throw new Error(`the stream ended before that: ${seen.map(({ raw }) => raw).join('')}`)
        await new Promise<void>((resolve) => {
          const before = wake
          wake = () => {
            before()
            resolve()
          }
        })
      }
    },
  }
}

function parse(raw: string): ConversationEventReceived {
  const field = (name: string) => raw.match(new RegExp(`^${name}: (.*)$`, 'm'))?.[1]
  const id = field('id')
  const event: ConversationEvent = JSON.parse(field('data') ?? '')
  if (field('event') !== event.type) throw new Error(`the name is not the type: ${raw}`)
  return { id: id === undefined ? undefined : Number(id), event, raw }
}
