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
  /** Only so many requests fail so; the next as `after` says, or not at all. */
  times?: number
  after?: FakeFaults
  /** Refuse with this status. */
  status?: number
  headers?: Record<string, string>
  body?: string
  /** Say nothing for so many ms first. */
  silent?: number
  /** Take the request and never answer. */
  hang?: boolean
  /** Send the headers, then one byte of the answer each so many ms. */
  trickle?: number
  /** Cut the connection after so many bytes of the answer. */
  dropAfterBytes?: number
  /** Send a chunk that is no JSON before this part. */
  malformedAt?: number
  /** Send each byte by itself. */
  bytewise?: boolean
  /** Leave `[DONE]` out. */
  noDone?: boolean
  /** Send one event of so many bytes before the first part. */
  hugeEvent?: number
  /** Refuse with this status what offers tools. */
  refuseTools?: number
  /** Cut the connection before this part. */
  dropAfter?: number
  /** End the response properly before this part, without a finish_reason. */
  endAfter?: number
  /** Wait so many ms before each part. */
  pace?: number
  /** Wait for this before part `at`: 0 is before the first word. */
  hold?: { at: number; until: Promise<unknown> }
}

export type EmbeddingFaults = {
  status?: number
  headers?: Record<string, string>
  /** Take the request and never answer. */
  hang?: boolean
  /** Numbers a vector. */
  dimension?: number
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
  /** How many connections are opened while something runs. */
  connections: (run: () => Promise<void>) => Promise<number>
  /** Queues answers; with none queued the default answer is given. */
  answer: (...answers: FakeAnswer[]) => void
  /** Makes each answer from its request, where none is queued; undefined ends that. */
  answerBy: (make: ((request: ChatRequest) => FakeAnswer) | undefined) => void
  /** Forgets the answers that are still queued. */
  forget: () => void
  /** Replaces the faults; `{}` heals. */
  fail: (faults: FakeFaults) => void
  /** The texts of each embeddings request as it came, oldest first. */
  embedded: string[][]
  /** Replaces the faults of embeddings; `{}` heals. */
  failEmbeddings: (faults: EmbeddingFaults) => void
  close: () => Promise<void>
}

const defaultAnswer: FakeAnswer = {
  text: 'You can send items back to us, and we refund you as soon as they have arrived [1].',
}
const someUsage = { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 }
const DIMENSION = 1024

/** A server in this process that speaks Mistral's HTTP API: embeddings and (streamed) chat completions. */
export async function startFakeMistral(): Promise<FakeMistral> {
  const requests: ChatRequest[] = []
  const queue: FakeAnswer[] = []
  let make: ((request: ChatRequest) => FakeAnswer) | undefined
  let faults: FakeFaults = {}
  const embedded: string[][] = []
  let embeddingFaults: EmbeddingFaults = {}

  const server = createServer(async (request, response) => {
    const body = await readBody(request)
    const path = request.url?.split('?')[0] ?? ''
    if (path.endsWith('/embeddings')) {
      const asked = JSON.parse(body)
      embedded.push([asked.input ?? asked.inputs ?? []].flat())
      const { hang, status, headers, dimension } = embeddingFaults
      if (hang) return
      for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value)
      if (status) return sendJson(response, { message: 'fault' }, status)
      return sendJson(response, embeddings(asked, dimension))
    }
    if (path.endsWith('/models')) return sendJson(response, { object: 'list', data: [] })
    if (!path.endsWith('/chat/completions')) return sendJson(response, { detail: 'not found' }, 404)

    const chat = JSON.parse(body) as ChatRequest
    requests.push(chat)
    const fault = faults
    if (fault.times === 1) faults = fault.after ?? {}
    else if (fault.times) faults = { ...fault, times: fault.times - 1 }
    if (fault.hang) return
    if (fault.refuseTools && chat.tools) return sendJson(response, { message: 'no tools' }, fault.refuseTools)
    if (fault.status) {
      response.writeHead(fault.status, fault.headers)
      return response.end(fault.body ?? '{"message":"fault"}')
    }
    if (fault.silent) await sleep(fault.silent)
    const answer = queue.shift() ?? make?.(chat) ?? defaultAnswer
    if (chat.stream) return stream(response, chat.model, answer, fault)
    sendJson(response, completion(chat.model, answer))
  })

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    requests,
    async connections(run) {
      let opened = 0
      const count = () => void opened++
      server.on('connection', count)
      await run()
      server.off('connection', count)
      return opened
    },
    answer: (...answers) => void queue.push(...answers),
    answerBy(next) {
      make = next
    },
    forget: () => void queue.splice(0),
    fail: (next) => {
      faults = next
    },
    embedded,
    failEmbeddings: (next) => {
      embeddingFaults = next
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
  response.flushHeaders()
  const write = writer(response, faults)
  const usage = { usage: someUsage }
  const send = (delta: object, finish: string | null, rest: object = {}) => {
    const choices = [{ index: 0, delta, finish_reason: finish }]
    return write(`data: ${JSON.stringify({ ...head('chat.completion.chunk', model), choices, ...rest })}\n\n`)
  }
  await send({ role: 'assistant', content: '' }, null)
  if (faults.hugeEvent) await write(`data: ${'x'.repeat(faults.hugeEvent)}\n\n`)
  const parts = answer.parts ?? answer.text?.match(/[\s\S]{1,6}/g) ?? []
  for (const [i, content] of parts.entries()) {
    if (faults.pace) await sleep(faults.pace)
    if (faults.hold?.at === i) await held(faults.hold.until, () => send({ content: '' }, null))
    if (faults.dropAfter !== undefined && i >= faults.dropAfter) return response.destroy()
    if (faults.endAfter !== undefined && i >= faults.endAfter) return response.end()
    if (faults.malformedAt === i) await write('data: {"choices":[{"delta":{"content":"x"\n\n')
    await send({ content }, null)
  }
  if (answer.tool_calls) await send({ content: '', tool_calls: answer.tool_calls }, 'tool_calls', usage)
  else await send({ content: '' }, answer.finish ?? 'stop', usage)
  if (faults.noDone) return response.end()
  await write('data: [DONE]\n\n')
  response.end()
}

/** Writes as the faults have it: at once, byte by byte, slowly, or up to a certain byte. */
function writer(response: ServerResponse, faults: FakeFaults): (text: string) => Promise<void> {
  const { trickle, bytewise, dropAfterBytes = Infinity } = faults
  let written = 0
  return async (text) => {
    const bytes = Buffer.from(text)
    const size = trickle || bytewise ? 1 : 65_536
    for (let at = 0; at < bytes.length && !response.destroyed; at += size) {
      if (trickle) await sleep(trickle)
      const piece = bytes.subarray(at, Math.min(at + size, at + dropAfterBytes - written))
      const flushed = response.write(piece)
      written += piece.length
      if (written >= dropAfterBytes) {
        // What was written must be on its way before the connection goes.
        await sleep(5)
        response.destroy()
      } else if (bytewise) await new Promise((resolve) => setImmediate(resolve))
      else if (!flushed) await roomOrEnd(response)
    }
  }
}

function roomOrEnd(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done)
      response.off('close', done)
      resolve()
    }
    response.on('drain', done)
    response.on('close', done)
  })
}

function completion(model: string, { text = '', tool_calls = undefined }: FakeAnswer) {
  const message = { role: 'assistant', content: text, tool_calls: tool_calls ?? null }
  const choices = [{ index: 0, message, finish_reason: tool_calls ? 'tool_calls' : 'stop' }]
  return { ...head('chat.completion', model), choices, usage: someUsage }
}

function head(object: string, model: string) {
  return { id: 'c', object, created: Math.floor(Date.now() / 1000), model }
}

function embeddings(
  { model, input, inputs }: { model: string; input?: string | string[]; inputs?: string[] },
  dimension = DIMENSION,
) {
  const data = [input ?? inputs ?? []].flat().map((text, index) => ({
    object: 'embedding',
    index,
    embedding: embed(text, dimension),
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
function embed(text: string, dimension: number): number[] {
  const vector = new Float32Array(dimension)
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const hash = createHash('sha1')
      .update(word.replace(/(ing|ed|es|s)$/, ''))
      .digest()
    for (let i = 0; i < 8; i++) {
      const at = hash.readUInt16LE(i * 2) % dimension
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

/** One that is held gives signs of life meanwhile: how long a model may be silent is another fault's matter. */
async function held(until: Promise<unknown>, sign: () => Promise<unknown>): Promise<void> {
  const timer = setInterval(() => void sign().catch(() => {}), 1000)
  try {
    await until
  } finally {
    clearInterval(timer)
  }
}
