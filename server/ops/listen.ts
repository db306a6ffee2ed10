import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import type { Router } from '../routes/router.ts'

/**
 * Serves the app and resolves with the port once it takes connections.
 * @throws Error with one clear sentence when the port is taken or not allowed
 */
export async function listen(
  app: Router,
  host: string,
  port: number,
): Promise<{ server: Server; port: number }> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  // A request must arrive whole in time; answers may stream for as long as they take.
  server.headersTimeout = 15_000
  server.requestTimeout = 30_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(listenFault(error, host, port))))
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return { server, port: typeof address === 'object' && address ? address.port : port }
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
