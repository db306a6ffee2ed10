import type { Http2SecureServer, Http2Session, ServerHttp2Stream } from 'node:http2'
import { constants, createSecureServer } from 'node:http2'
import type { TlsPair } from './tls-files.ts'

/** A connection that carries no request is given up after this time, ms. */
const IDLE_MS = 60_000
/** Streams that one connection may have open: a browser's tabs share one. */
const MAX_STREAMS = 100

/** What all HTTPS connections are opened with. */
export const tlsOptions = { minVersion: 'TLSv1.2' } as const

/**
 * An HTTP/2 server over TLS that speaks HTTP/1.1 too, with limits on what one connection may hold: Node itself limits
 * memory, settings and invalid frames of a session, and resets in rapid succession.
 *
 * @param requestMs the time in which a request must have arrived whole
 */
export function openHttp2Server(pair: TlsPair, requestMs: number): Http2SecureServer {
  const server = createSecureServer({
    ...tlsOptions,
    cert: pair.cert,
    key: pair.key,
    allowHTTP1: true,
    handshakeTimeout: 15_000,
    maxSessionMemory: 10,
    maxSessionRejectedStreams: MAX_STREAMS,
    settings: { enablePush: false, maxConcurrentStreams: MAX_STREAMS, maxHeaderListSize: 16_384 },
  })
  server.on('session', (session) => closeWhenIdle(session))
  server.on('stream', (stream) => mustArriveWithin(stream, requestMs))
  return server
}

/** Event streams say something every 15 s: what is silent for longer has none. */
function closeWhenIdle(session: Http2Session): void {
  session.setTimeout(IDLE_MS, () => session.close())
}

function mustArriveWithin(stream: ServerHttp2Stream, requestMs: number): void {
  if (stream.endAfterHeaders) return
  const timer = setTimeout(() => {
    // Whether the client has sent its end: a body that nobody reads does not tell by an event.
    const arrived = stream.state.state === constants.NGHTTP2_STREAM_STATE_HALF_CLOSED_REMOTE
    if (!arrived) stream.close(constants.NGHTTP2_CANCEL)
  }, requestMs)
  stream.once('close', () => clearTimeout(timer))
}
