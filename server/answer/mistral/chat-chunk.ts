/** A tool call, or a piece of one: servers send it whole, or its arguments bit by bit. */
export interface ToolCallPiece {
  /** Absent in a piece that goes on with the call before it. */
  id: string | undefined
  index: number | undefined
  name: string
  /** JSON, or a piece of it. */
  args: string
}

/** One chunk of a streamed chat completion, as far as an answer needs it. */
export interface ChatChunk {
  text: string
  toolCalls: ToolCallPiece[]
  finishReason: string | undefined
  usage: { promptTokens: number; completionTokens: number } | undefined
}

/**
 * Reads a chunk of the usual shape from its JSON. Checked by hand, for speed: a schema costs more than all the rest of
 * a token.
 * @returns undefined for any other shape, and for what is no JSON
 */
export function chatChunkOf(json: string): ChatChunk | undefined {
  let chunk: unknown
  try {
    chunk = JSON.parse(json)
  } catch {
    return undefined
  }
  if (!isRecord(chunk) || !Array.isArray(chunk.choices)) return undefined
  const usage = usageOf(chunk.usage)
  if (usage === null) return undefined
  if (chunk.choices.length === 0) return { text: '', toolCalls: [], finishReason: undefined, usage }
  const choice: unknown = chunk.choices[0]
  if (!isRecord(choice) || !isRecord(choice.delta)) return undefined
  const { content, tool_calls: calls } = choice.delta
  const { finish_reason: reason } = choice
  const toolCalls = toolCallsOf(calls)
  if (!isAbsent(content) && typeof content !== 'string') return undefined
  if (!isAbsent(reason) && typeof reason !== 'string') return undefined
  if (!toolCalls) return undefined
  return { text: content ?? '', toolCalls, finishReason: reason ?? undefined, usage }
}

function usageOf(usage: unknown): ChatChunk['usage'] | null {
  if (isAbsent(usage)) return undefined
  if (!isRecord(usage)) return null
  const { prompt_tokens: promptTokens = 0, completion_tokens: completionTokens = 0 } = usage
  if (!isCount(promptTokens) || !isCount(completionTokens)) return null
  return { promptTokens, completionTokens }
}

function toolCallsOf(calls: unknown): ToolCallPiece[] | undefined {
  if (isAbsent(calls)) return []
  if (!Array.isArray(calls)) return undefined
  const pieces = calls.map(toolCallOf)
  return pieces.every((piece) => piece !== undefined) ? pieces : undefined
}

function toolCallOf(call: unknown): ToolCallPiece | undefined {
  if (!isRecord(call) || !isRecord(call.function)) return undefined
  const { id, index } = call
  const { name, arguments: args } = call.function
  if (!isAbsent(id) && typeof id !== 'string') return undefined
  if (!isAbsent(index) && typeof index !== 'number') return undefined
  if (!isAbsent(name) && typeof name !== 'string') return undefined
  if (!isAbsent(args) && typeof args !== 'string' && typeof args !== 'object') return undefined
  return {
    id: id ?? undefined,
    index: index ?? undefined,
    name: name ?? '',
    args: typeof args === 'string' ? args : isAbsent(args) ? '' : JSON.stringify(args),
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}
