import { createServer, type Socket, connect } from 'node:net'

/** After how many bytes a connection is cut, by direction; without a number it is not. */
export interface Cut {
  /** From the browser to the server. */
  up?: number
  /** From the server to the browser; 0: the request was delivered, its answer is lost. */
  down?: number
}

export interface CuttingProxy {
  /** `http://127.0.0.1:PORT` */
  url: string
  /** How many connections were cut by their number of bytes. */
  readonly cuts: number
  /** Everything that was asked for, as `GET /path`, in order. */
  requests: string[]
  /** The requests whose answers are still open. */
  open(): string[]
  /** Resolves once it holds; looked at after each byte that passes and each connection that ends. */
  until(holds: () => boolean): Promise<void>
  /** Cuts every connection that is open. */
  cut(): void
  /** Keeps what is sent from here on, in both directions, as a line does that has gone dead. */
  hold(): void
  /** Cuts every connection, and each new one at once, as a machine does on which nobody listens. */
  refuse(): void
  /** Lets everything pass again, what was kept first. */
  pass(): void
  close(): Promise<void>
}

interface Line {
  client: Socket
  server: Socket
  /** What was asked for and is being answered. */
  request?: string | undefined
}

/**
 * A TCP proxy before a server on loopback that cuts connections: at bytes that `plan` says for each, and all of them
 * when told to.
 */
export async function startCuttingProxy(target: string, plan: () => Cut = () => ({})): Promise<CuttingProxy> {
  const { hostname, port: targetPort } = new URL(target)
  const lines = new Set<Line>()
  const requests: string[] = []
  let cuts = 0
  let mode: 'pass' | 'hold' | 'refuse' = 'pass'
  let kept: (() => void)[] = []
  let look = () => {}

  function end(line: Line): void {
    lines.delete(line)
    line.client.destroy()
    line.server.destroy()
    look()
  }

  function note(line: Line, chunk: Buffer, up: boolean): void {
    if (up) {
      const [, asked] = chunk.toString('latin1', 0, 400).match(/^([A-Z]+ \S+) HTTP\/1\.1\r\n/) ?? []
      if (asked === undefined) return
      line.request = asked
      requests.push(asked)
    } else if (chunk.toString('latin1', chunk.length - 5) === '0\r\n\r\n') line.request = undefined
  }

  function carry(line: Line, up: boolean, limit: number | undefined): void {
    const [from, to] = up ? [line.client, line.server] : [line.server, line.client]
    let left = limit ?? Number.POSITIVE_INFINITY
    const forward = (chunk: Buffer) => {
      if (!lines.has(line)) return
      note(line, chunk, up)
      if (chunk.length >= left) {
        cuts++
        from.pause()
        // What comes before the cut is delivered.
        to.write(chunk.subarray(0, left), () => end(line))
        left = 0
      } else {
        left -= chunk.length
        to.write(chunk)
      }
      look()
    }
    from.on('data', (chunk: Buffer) => {
      if (mode === 'hold') kept.push(() => forward(chunk))
      else forward(chunk)
    })
    from.on('end', () => {
      if (mode === 'hold') kept.push(() => to.end())
      else to.end()
    })
    from.on('error', () => end(line))
    from.on('close', () => {
      if (mode !== 'hold') end(line)
      else kept.push(() => end(line))
    })
  }

  const proxy = createServer({ allowHalfOpen: true }, (client) => {
    if (mode === 'refuse') return void client.destroy()
    const server = connect({ host: hostname, port: Number(targetPort), allowHalfOpen: true })
    client.setNoDelay()
    server.setNoDelay()
    const line: Line = { client, server }
    lines.add(line)
    const { up, down } = plan()
    carry(line, true, up)
    carry(line, false, down)
  })

  function cut(): void {
    for (const line of [...lines]) end(line)
    kept = []
  }

  function listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      proxy.once('error', reject)
      proxy.listen(port, '127.0.0.1', () => {
        const address = proxy.address()
        if (address === null || typeof address === 'string') reject(new Error('no port'))
        else resolve(address.port)
      })
    })
  }

  const port = await listen(0)
  return {
    url: `http://127.0.0.1:${port}`,
    get cuts() {
      return cuts
    },
    requests,
    open: () => [...lines].flatMap(({ request }) => request ?? []),
    until: (holds) =>
      new Promise((resolve) => {
        const before = look
        look = () => {
          before()
          if (!holds()) return
          look = before
          resolve()
        }
        look()
      }),
    cut,
    hold() {
      mode = 'hold'
    },
    refuse() {
      mode = 'refuse'
      cut()
    },
    pass() {
      mode = 'pass'
      const now = kept
      kept = []
      for (const deliver of now) deliver()
    },
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve())
        cut()
      }),
  }
}
