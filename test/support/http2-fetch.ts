import { once } from 'node:events'
import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from 'node:http2'
import { connect as connectTls } from 'node:tls'
import type { Fetch } from './client.ts'

/** One HTTP/2 connection over which requests are made as with `fetch`. */
export interface Http2Connection {
  session: ClientHttp2Session
  fetch: Fetch
  /** The certificate that the server has shown, by its name. */
  certificateName: string
  close(): void
}

/** Connects by HTTP/2; `ca` holds the certificates that are believed. */
export async function connectHttp2(origin: string, ca: string[]): Promise<Http2Connection> {
  const { hostname: host, port } = new URL(origin)
  const socket = connectTls({ host, port: Number(port), ca, ALPNProtocols: ['h2'] })
  await once(socket, 'secureConnect')
  const session = connect(origin, { createConnection: () => socket })
  session.on('error', () => {})
  return {
    session,
    certificateName: String(socket.getPeerCertificate().subject.CN),
    close: () => session.close(),
    async fetch(url, { method = 'GET', headers = {}, body } = {}) {
      const { pathname, search } = new URL(url)
      const head = { ':method': method, ':path': pathname + search, ...headers }
      const stream = session.request(head, { endStream: body === undefined })
      if (body !== undefined) stream.end(body)
      const [answer] = await once(stream, 'response')
      const status = Number(answer[constants.HTTP2_HEADER_STATUS])
      const named = Object.entries(answer).filter(([name]) => !name.startsWith(':'))
      return new Response(status === 204 ? null : bodyOf(stream), {
        status,
        headers: named.map(([name, value]): [string, string] => [name, String(value)]),
      })
    },
  }
}

/** Leaving the body lets go of the stream at once, as a browser does; what still comes is of no interest. */
function bodyOf(stream: ClientHttp2Stream): ReadableStream<Uint8Array> {
  let left = false
  return new ReadableStream({
    start(controller) {
      stream.on('data', (chunk: Buffer) => left || controller.enqueue(new Uint8Array(chunk)))
      stream.once('end', () => left || controller.close())
      stream.once('error', (error) => left || controller.error(error))
    },
    cancel() {
      left = true
      stream.close(constants.NGHTTP2_CANCEL)
    },
  })
}
