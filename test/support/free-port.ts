import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/**
 * A TCP port on loopback that was free just now, below those that systems give to whoever connects or asks for any:
 * so that nobody else gets it while a server starts, or starts again.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = randomInt(20_000, 32_000)
    if (await isFree(port)) return port
  }
  throw new Error('no port from 20000 to 32000 is free')
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
