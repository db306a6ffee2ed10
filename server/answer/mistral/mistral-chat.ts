import type { Mistral } from '@mistralai/mistralai'
import { type ChatChunk, chatChunkOf } from './chat-chunk.ts'
import { readSseData } from './read-sse-data.ts'
import { type IncomingStream, sendByNode } from './send-by-node.ts'
import { UpstreamError, upstreamErrorIn } from '../upstream-error.ts'

/** What one chat request asks, in the SDK's types. */
export type ChatPrompt = Omit<Parameters<Mistral['chat']['stream']>[0], 'model' | 'stream'>

/** One streamed chat request after the other, to Mistral's API or any server that speaks it. */
export interface MistralChat {
  readonly model: string
  /** Loads the SDK ahead of the first question. */
  warmUp(): Promise<void>
  /**
   * Sends one request, and gives its chunks as they come; whole once it has given a `finishReason`.
   * @throws UpstreamError when the server refuses it, or breaks off; whatever the signal was aborted with
   */
  stream(prompt: ChatPrompt, signal: AbortSignal): AsyncGenerator<ChatChunk>
}

/** Statuses that may be others in a moment. */
const PASSING = new Set([429, 500, 502, 503, 504])

/**
 * The SDK makes requests, signs them, and reads refusals. It gets the response by way of us: its reading of a stream
 * costs more than a whole turn, so that we read the chunks of the usual shape ourselves and leave it all others.
 * @param settings `serverUrl` without `/v1`; Mistral's own when not given. `connectMs` is how long a connection may take
 */
export function createMistralChat(settings: {
  apiKey: string
  serverUrl: string | undefined
  model: string
  connectMs: number
}): MistralChat {
  const { apiKey, serverUrl, model, connectMs } = settings
  // Loading the SDK costs 200 ms, which must not come before the server listens.
  let loading: Promise<typeof import('@mistralai/mistralai')> | undefined
  const load = () => {
    loading ??= import('@mistralai/mistralai')
    return loading
  }

  return {
    model,
    async warmUp() {
      await load()
    },
    async *stream(prompt, signal) {
      const { Mistral, HTTPClient } = await load()
      const forSdk = createEventPipe()
      let stream: IncomingStream | undefined
      const onStream = (incoming: IncomingStream) => {
        stream = incoming
        return forSdk.readable
      }
      const fetcher = (input: RequestInfo | URL, init?: RequestInit) =>
        sendByNode(input instanceof Request ? input : new Request(input, init), { connectMs, onStream })
      // One for each request: nothing else tells which response is whose. It costs 20 µs.
      const client = new Mistral({
        apiKey,
        ...(serverUrl ? { serverURL: serverUrl } : {}),
        httpClient: new HTTPClient({ fetcher }),
        retryConfig: { strategy: 'none' },
      })
      let whole = false
      try {
        const sdkStream = await client.chat.stream({ ...prompt, model }, { signal })
        if (!stream) throw new UpstreamError('no stream')
        const sdkEvents = sdkStream[Symbol.asyncIterator]()
        for await (const data of readSseData(stream.bytes)) {
          if (data === '[DONE]') break
          const chunk = chatChunkOf(data) ?? (await sdkChunk(forSdk, sdkEvents, data))
          whole ||= chunk.finishReason !== undefined
          yield chunk
        }
      } catch (error) {
        signal.throwIfAborted()
        throw asUpstreamError(error)
      } finally {
        if (whole) stream?.letEnd()
        else stream?.destroy()
      }
    },
  }
}

type SdkEvents = AsyncIterator<
  Awaited<ReturnType<Mistral['chat']['stream']>> extends AsyncIterable<infer E> ? E : never
>

/** Has the SDK read an event that is not of the usual shape. */
async function sdkChunk(pipe: EventPipe, events: SdkEvents, data: string): Promise<ChatChunk> {
  pipe.push(data)
  const event = await events.next()
  if (event.done) throw new UpstreamError('malformed chunk')
  const { choices, usage } = event.value.data
  const choice = choices[0]
  return {
    text: plainText(choice?.delta.content),
    toolCalls: (choice?.delta.toolCalls ?? []).map((call) => ({
      id: call.id,
      index: call.index,
      name: call.function.name,
      args:
        typeof call.function.arguments === 'string'
          ? call.function.arguments
          : JSON.stringify(call.function.arguments),
    })),
    finishReason: choice?.finishReason ?? undefined,
    usage: usage && {
      promptTokens: usage.promptTokens ?? 0,
      completionTokens: usage.completionTokens ?? 0,
    },
  }
}

interface EventPipe {
  readable: ReadableStream<Uint8Array>
  push(data: string): void
}

/** A response body for the SDK that holds only the events that are pushed. */
function createEventPipe(): EventPipe {
  const encoder = new TextEncoder()
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  return {
    readable: new ReadableStream({
      start(own) {
        controller = own
      },
    }),
    push: (data) => controller?.enqueue(encoder.encode(`data: ${data.replaceAll('\n', '\ndata: ')}\n\n`)),
  }
}

function plainText(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content.map((chunk) => (isTextChunk(chunk) ? chunk.text : '')).join('')
}

function isTextChunk(chunk: unknown): chunk is { text: string } {
  return typeof chunk === 'object' && chunk !== null && 'text' in chunk && typeof chunk.text === 'string'
}

/** What went wrong, with a short, stable reason for the record. */
function asUpstreamError(error: unknown): UpstreamError {
  const known = upstreamErrorIn(error)
  if (known) return known
  if (!(error instanceof Error)) return new UpstreamError('unknown', { cause: error })
  if ('statusCode' in error && typeof error.statusCode === 'number') {
    const status = error.statusCode
    const retryAfter =
      'headers' in error && error.headers instanceof Headers && error.headers.get('retry-after')
    return new UpstreamError(status === 200 ? 'no stream' : `status ${status}`, {
      passing: PASSING.has(status),
      retryAfterMs: retryAfter ? retryAfterMs(retryAfter) : undefined,
      unused: status !== 200,
      status,
      cause: error,
    })
  }
  // What the SDK says of a chunk that it cannot read either.
  if (error.name === 'ZodError' || error.name === 'SyntaxError' || /Validation/.test(error.name))
    return new UpstreamError('malformed chunk', { cause: error })
  if ('code' in error) return new UpstreamError('connection broke', { passing: true, cause: error })
  return new UpstreamError(error.name, { cause: error })
}

/** `Retry-After` in seconds or as a date (RFC 9110, section 10.2.3), as ms; undefined where it is neither. */
function retryAfterMs(value: string): number | undefined {
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}
