import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** What the fake answers to one chat request; `parts` sets the chunks, else the text is cut by six. */
export type FakeAnswer = {
  text?: string
  parts?: string[]
  /** Why it ends, `stop` unless said. */
  finish?: string
  tool_calls?: {
    id: string
    type: 'function'
    function: { name: string; arguments: string }
    index?: number
  }[]
}

export type FakeFaults = {
  /** Refuse with this status. */
  status?: number
  headers?: Record<string, string>
  body?: string
  /** Say nothing for so many ms first. */
  silent?: number
  /** Cut the connection before this part. */
  dropAfter?: number
  /** End the response properly before this part, without a finish_reason. */
  endAfter?: number
  /** Wait so many ms before each part. */
  pace?: number
  /** Wait for this before part `at`: 0 is before the first word. */
  hold?: { at: number; until: Promise<unknown> }
}

export type ChatRequest = {
  model: string
  stream?: boolean
  messages: { role: string; content: unknown }[]
  [option: string]: unknown
}

export type FakeMistral = {
  /** For `MISTRAL_SERVER_URL`. */
  url: string
  /** Chat requests as they came, oldest first. */
  requests: ChatRequest[]
  /** Queues answers; with none queued the default answer is given. */
  answer: (...answers: FakeAnswer[]) => void
  /** Forgets the answers that are still queued. */
  forget: () => void
  /** Replaces the faults; `{}` heals. */
  fail: (faults: FakeFaults) => void
  close: () => Promise<void>
}

const defaultAnswer: FakeAnswer = {
  text: 'You can send items back to us, and we refund you as soon as they have arrived [1].',
}
const usage = { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 }
const DIMENSION = 1024

/** A server in this process that speaks Mistral's HTTP API: embeddings and (streamed) chat completions. */
export async function startFakeMistral(): Promise<FakeMistral> {
  const requests: ChatRequest[] = []
  const queue: FakeAnswer[] = []
  let faults: FakeFaults = {}

  const server = createServer(async (request, response) => {
    const body = await readBody(request)
    const path = request.url?.split('?')[0] ?? ''
    if (path.endsWith('/embeddings')) return sendJson(response, embeddings(JSON.parse(body)))
    if (path.endsWith('/models')) return sendJson(response, { object: 'list', data: [] })
    if (!path.endsWith('/chat/completions')) return sendJson(response, { detail: 'not found' }, 404)

    const chat = JSON.parse(body) as ChatRequest
    requests.push(chat)
    if (faults.status) {
      response.writeHead(faults.status, faults.headers)
      return response.end(faults.body ?? '{"message":"fault"}')
    }
    if (faults.silent) await sleep(faults.silent)
    const answer = queue.shift() ?? defaultAnswer
    if (chat.stream) return stream(response, chat.model, answer, faults)
    sendJson(response, completion(chat.model, answer))
  })

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    requests,
    answer: (...answers) => void queue.push(...answers),
    forget: () => void queue.splice(0),
    fail: (next) => {
      faults = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function stream(response: ServerResponse, model: string, answer: FakeAnswer, faults: FakeFaults) {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const send = (delta: object, finish: string | null, rest: object = {}) => {
    const choices = [{ index: 0, delta, finish_reason: finish }]
    response.write(
      `data: ${JSON.stringify({ ...head('chat.completion.chunk', model), choices, ...rest })}\n\n`,
    )
  }
  send({ role: 'assistant', content: '' }, null)
  if (answer.tool_calls) {
    send({ content: '', tool_calls: answer.tool_calls }, 'tool_calls', { usage })
  } else {
    const parts = answer.parts ?? answer.text?.match(/[\s\S]{1,6}/g) ?? []
    for (const [i, content] of parts.entries()) {
      if (faults.dropAfter !== undefined && i >= faults.dropAfter) return response.destroy()
      if (faults.endAfter !== undefined && i >= faults.endAfter) return response.end()
      if (faults.pace) await sleep(faults.pace)
      if (faults.hold?.at === i) await faults.hold.until
      send({ content }, null)
    }
    send({ content: '' }, answer.finish ?? 'stop', { usage })
  }
  response.end('data: [DONE]\n\n')
}

function completion(model: string, { text = '', tool_calls = undefined }: FakeAnswer) {
  const message = { role: 'assistant', content: text, tool_calls: tool_calls ?? null }
  const choices = [{ index: 0, message, finish_reason: tool_calls ? 'tool_calls' : 'stop' }]
  return { ...head('chat.completion', model), choices, usage }
}

function head(object: string, model: string) {
  return { id: 'c', object, created: Math.floor(Date.now() / 1000), model }
}

function embeddings({
  model,
  input,
  inputs,
}: {
  model: string
  input?: string | string[]
  inputs?: string[]
}) {
  const data = [input ?? inputs ?? []].flat().map((text, index) => ({
    object: 'embedding',
    index,
    embedding: embed(text),
  }))
  return {
    id: 'e',
    object: 'list',
    model,
    data,
    usage: { prompt_tokens: 1, total_tokens: 1, completion_tokens: 0 },
  }
}

/** Words hashed into a vector: texts that share words are near each other, which is all that tests need. */
function embed(text: string): number[] {
  const vector = new Float32Array(DIMENSION)
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const hash = createHash('sha1')
      .update(word.replace(/(ing|ed|es|s)$/, ''))
      .digest()
    for (let i = 0; i < 8; i++) {
      const at = hash.readUInt16LE(i * 2) % DIMENSION
      vector[at] = (vector[at] ?? 0) + (hash.readUInt8(16 + (i % 4)) & 1 ? 1 : -1)
    }
  }
  const length = Math.hypot(...vector) || 1
  return Array.from(vector, (x) => x / length)
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}

function sendJson(response: ServerResponse, body: object, status = 200) {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
