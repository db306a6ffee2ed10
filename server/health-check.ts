import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { readConfig } from './config.ts'

/** How long the server may take to answer that it lives, ms. */
const PATIENCE_MS = 4000

/**
 * The image's health check: ends with 0 when the server of this machine says that it lives, else with 1 and one line.
 * It reads the same environment, so it finds the port and knows whether HTTPS is spoken there.
 */
function checkHealth(): void {
  const { host, port, tls } = readConfig('')
  const everywhere = host === '0.0.0.0' || host === '::'
  const options = { host: everywhere ? '127.0.0.1' : host, port, path: '/livez', timeout: PATIENCE_MS }
  // The certificate is for the name that the world uses, not for this address.
  const request = tls ? requestHttps({ ...options, rejectUnauthorized: false }) : requestHttp(options)
  const fail = (why: string) => {
    console.error(`The server does not live: ${why}`)
    process.exit(1)
  }
  request.on('response', ({ statusCode }) =>
    statusCode === 200 ? process.exit(0) : fail(`status ${statusCode}`),
  )
  request.on('timeout', () => fail(`no answer within ${PATIENCE_MS} ms`))
  request.on('error', (error) => fail(error.message))
  request.end()
}

checkHealth()
