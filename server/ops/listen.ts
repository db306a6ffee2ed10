import { createServer, type Server } from 'node:http'
import type { Http2SecureServer } from 'node:http2'
import type { Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Router } from '../routes/router.ts'
import { openHttp2Server, tlsOptions } from './open-http2-server.ts'
import { readTlsFiles, type TlsFiles } from './tls-files.ts'
import { watchTlsFiles } from './watch-tls-files.ts'

/** A request must arrive whole in this time, its headers in half of it; answers may stream for as long as they take. */
const REQUEST_MS = 30_000
const HEADERS_MS = 15_000
/** A connection without a request is kept longer than proxies keep theirs, so that only they close them, ms. */
const KEEP_ALIVE_MS = 65_000

/** A server that takes connections. */
export interface Listener {
  port: number
  /** Takes no new connection and ends those that carry nothing; what is being answered goes on. */
  stopTaking(): void
  /** Resolves once every answer has gone out, at the latest after `timeoutMs`. */
  whenAnswered(timeoutMs: number): Promise<void>
  /** Ends what is still open. */
  close(): void
}

/** Where to listen. */
export interface Address {
  host: string
  port: number
  /** With these files HTTPS, by HTTP/2 and HTTP/1.1; a certificate that is replaced is taken up without a restart. */
  tls: TlsFiles | undefined
}

/**
 * Serves the app and resolves once it takes connections.
 * @throws Error with one clear sentence when the port is taken or not allowed, or the certificate cannot be used
 */
export async function listen(
  app: Pick<Router, 'fetch'>,
  { host, port, tls }: Address,
  say: (line: string) => void,
): Promise<Listener> {
  const answer = getRequestListener(app.fetch)
  const secure = tls && openHttp2Server(readTlsFiles(tls), REQUEST_MS)
  const server = secure ? secure.on('request', answer) : createServer(answer)
  // Node knows these of an HTTP/2 server too, for its connections that speak HTTP/1.1; its types do not.
  Object.assign(server, {
    requestTimeout: REQUEST_MS,
    headersTimeout: HEADERS_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
  })
  const connections = trackConnections(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(listenFault(error, host, port))))
    server.listen(port, host, resolve)
  })
  const stopWatching =
    tls && secure
      ? watchTlsFiles(tls, { use: (pair) => secure.setSecureContext({ ...tlsOptions, ...pair }), say })
      : () => {}
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stopTaking() {
      stopWatching()
      server.close()
      connections.finish()
    },
    whenAnswered: connections.whenAnswered,
    close: connections.destroy,
  }
}

/** The connections of a server and the answers that are under way on them. */
function trackConnections(server: Server | Http2SecureServer) {
  const sockets = new Set<Socket>()
  const sessions = new Set<{ close(): void }>()
  let finishing = false
  let answering = 0
  let answered = () => {}
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.on('session', (session) => {
    sessions.add(session)
    session.once('close', () => sessions.delete(session))
  })
  // Before the app answers: it may do so at once.
  server.prependListener('request', (_request, response) => {
    if (finishing && 'shouldKeepAlive' in response) response.shouldKeepAlive = false
    answering++
    response.once('close', () => {
      answering--
      if (answering === 0) answered()
    })
  })
  return {
    /** No connection is kept for another request; those of HTTP/2 are told so at once. */
    finish() {
      finishing = true
      for (const session of sessions) session.close()
    },
    whenAnswered(timeoutMs: number): Promise<void> {
      return new Promise((resolve) => {
        if (answering === 0) return resolve()
        const timer = setTimeout(resolve, timeoutMs)
        answered = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    },
    destroy() {
      for (const socket of sockets) socket.destroy()
    },
  }
}

function listenFault(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`
  }
  if (error.code === 'EACCES')
    return `Port ${port} may not be opened by this user. Choose one above 1023: PORT=8787 npm start`
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return `HOST=${host} is not an address of this machine.`
  return `Cannot listen on ${host}:${port}: ${error.message}`
}
