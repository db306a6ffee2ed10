import type { ToolCallPiece } from './chat-chunk.ts'

/** A tool call of a model, whole; neither its name nor its arguments have been checked. */
export interface ToolCall {
  id: string
  name: string
  /** JSON, if the model has kept to it. */
  args: string
}

/** Longest arguments that are kept, characters; what is longer is no call that we know. */
export const MAX_ARGUMENTS = 4_000
/** Calls that are kept of one round; far fewer are run. */
const MAX_CALLS = 64

/** Puts the pieces of tool calls together, however they were cut. */
export function createToolCalls(): { push(piece: ToolCallPiece): void; all(): ToolCall[] } {
  const calls: { call: ToolCall; index: number | undefined }[] = []
  return {
    push({ id, index, name, args }) {
      const isNamed = id !== undefined && id !== '' && id !== 'null'
      const known = isNamed
        ? calls.find(({ call }) => call.id === id)
        : name === ''
          ? calls.findLast((other) => index === undefined || other.index === index)
          : undefined
      if (!known && calls.length >= MAX_CALLS) return
      // Mistral takes no other ids than nine letters and figures.
      const made = `call${String(calls.length).padStart(5, '0')}`
      const target = known ?? { call: { id: isNamed ? id : made, name: '', args: '' }, index }
      if (!known) calls.push(target)
      target.call.name += name.slice(0, 100)
      // One more than is allowed tells that it was too long.
      target.call.args = (target.call.args + args).slice(0, MAX_ARGUMENTS + 1)
    },
    all: () => calls.map(({ call }) => call),
  }
}
