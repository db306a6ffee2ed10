import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { UpstreamError } from '../upstream-error.ts'

/** Of a response that is no stream only so much is read: it says what went wrong, if anything, bytes. */
const MAX_BODY = 64 * 1024
/** A server that has said all of its answer gets so long to end it, ms. */
const END_PATIENCE_MS = 500

const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) }

/** A stream of bytes as it comes in; exactly one of the two ends it. */
export interface IncomingStream {
  bytes: AsyncIterable<Uint8Array>
  /** All that matters has been read: the connection may be used again once the server has ended, too. */
  letEnd(): void
  destroy(): void
}

/**
 * Sends a `Request` by `node:http`, which costs less than `fetch` and tells when a connection stands.
 * A successful event stream goes to `onStream` as it comes, and the `Response` has in its place what that returns;
 * of anything else the response has the first 64 KiB.
 * @param connectMs how long a connection may take
 * @throws UpstreamError when there is no connection, or it breaks before a response
 */
export async function sendByNode(
  request: Request,
  { connectMs, onStream }: { connectMs: number; onStream: (stream: IncomingStream) => ReadableStream },
): Promise<Response> {
  const body = Buffer.from(await request.arrayBuffer())
  const message = await respond(request, body, connectMs)
  const status = message.statusCode ?? 0
  const type = message.headers['content-type'] ?? ''
  const headers = headersOf(message)
  if (status === 200 && /^text\/event-stream\b/i.test(type))
    return new Response(onStream(streamOf(message)), { status, headers })
  const text = await firstBytes(message)
  return new Response(bodiless(status) ? null : text, { status: status < 200 ? 502 : status, headers })
}

function respond(request: Request, body: Buffer, connectMs: number): Promise<IncomingMessage> {
  const url = new URL(request.url)
  const secure = url.protocol === 'https:'
  return new Promise((resolve, reject) => {
    const sending = (secure ? httpsRequest : httpRequest)(
      url,
      {
        method: request.method,
        headers: { ...Object.fromEntries(request.headers), 'content-length': body.length },
        agent: secure ? agents.https : agents.http,
        signal: request.signal,
      },
      resolve,
    )
    let connected = false
    sending.once('socket', (socket) => {
      connected = !socket.connecting
      if (connected) return
      const late = () => sending.destroy(new UpstreamError('no connection', { unused: true }))
      const timer = setTimeout(late, connectMs)
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        connected = true
        clearTimeout(timer)
      })
      socket.once('close', () => clearTimeout(timer))
    })
    sending.on('error', (error) => reject(connectionError(error, connected)))
    sending.end(body)
  })
}

/** Whatever the shopper did not stop, and was no time-out, is a connection that may stand again in a moment. */
function connectionError(error: Error, connected: boolean): Error {
  if (error instanceof UpstreamError || error.name === 'AbortError') return error
  const code = 'code' in error ? String(error.code) : 'connection'
  return new UpstreamError(code, { passing: true, unused: !connected, cause: error })
}

function streamOf(message: IncomingMessage): IncomingStream {
  return {
    bytes: { [Symbol.asyncIterator]: () => message.iterator({ destroyOnReturn: false }) },
    letEnd() {
      const timer = setTimeout(() => message.destroy(), END_PATIENCE_MS)
      message.once('close', () => clearTimeout(timer))
      message.on('error', () => {})
      message.resume()
    },
    destroy: () => void message.destroy(),
  }
}

function headersOf(message: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  return headers
}

async function firstBytes(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of message) {
      chunks.push(chunk)
      size += chunk.length
      // Leaving the loop ends the connection.
      if (size > MAX_BODY) break
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error
    // What has come says enough.
  }
  return Buffer.concat(chunks).subarray(0, MAX_BODY).toString('utf8')
}

function bodiless(status: number): boolean {
  return [101, 204, 205, 304].includes(status)
}
