import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port.ts'
import { putSavedIndex } from './saved-index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type RunningServer = {
  /** `http://127.0.0.1:PORT`, https where it was given a certificate, without a slash at the end. */
  url: string
  port: number
  pid: () => number
  dataDir: string
  /** Everything that the server has written to stdout and stderr so far. */
  log: () => string
  /** Ends it (SIGTERM unless another signal is named), waits, and keeps the data folder. */
  stop: (signal?: NodeJS.Signals) => Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  /** The same command, port and data folder again; after `stop`. */
  restart: () => Promise<void>
  /** Stops it and removes a data folder that was made for it. */
  remove: () => Promise<void>
}

export type ServerOptions = {
  /** Added to an environment that has nothing of the developer's own. */
  env?: Record<string, string>
  /** Default: a new temporary folder, removed by `remove`. */
  dataDir?: string
  /** A start without anything made before: then the index is made too. */
  first?: boolean
  /** How long the ready line may take, in ms. */
  readyWithin?: number
}

/** Starts the built server as a child process on a free port, and waits for its ready line. */
export async function startServer({ env, dataDir, first, readyWithin = 170_000 }: ServerOptions = {}) {
  const main = join(root, 'dist/server/main.js')
  if (!existsSync(main)) throw new Error('dist/server/main.js is missing: run `npm run build` first')
  const port = await freePort()
  const url = `${env?.TLS_CERT ? 'https' : 'http'}://127.0.0.1:${port}`
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'verdemuse-data-'))
  const keepIndex = dataDir || first || env?.KB_DIR ? () => {} : putSavedIndex(folder)
  let log = ''
  let child: ChildProcess | undefined

  const start = async () => {
    const started = spawn(process.execPath, ['--enable-source-maps', main], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        PORT: String(port),
        DATA_DIR: folder,
        RATE_LIMIT_SCALE: '0',
        ...env,
      },
    })
    child = started
    const from = log.length
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`${why}\n${log.slice(from)}`))
      const timer = setTimeout(() => {
        started.kill('SIGKILL')
        fail(`the server was not ready within ${readyWithin} ms`)
      }, readyWithin)
      const collect = (chunk: Buffer) => {
        log += chunk
        if (log.includes(`VerdeMuse listening on ${url}`, from)) {
          clearTimeout(timer)
          resolve()
        }
      }
      started.stdout.on('data', collect)
      started.stderr.on('data', collect)
      started.once('error', (error) => fail(error.message))
      started.once('exit', (code, signal) => {
        clearTimeout(timer)
        fail(`the server ended before it was ready (${signal ?? code})`)
      })
    })
  }

  const stop: RunningServer['stop'] = async (signal = 'SIGTERM') => {
    const running = child
    if (!running) return { code: null, signal: null }
    if (running.exitCode === null && running.signalCode === null) {
      const ended = new Promise((resolve) => running.once('exit', resolve))
      running.kill(signal)
      await ended
    }
    return { code: running.exitCode, signal: running.signalCode }
  }

  await start()
  const server: RunningServer = {
    url,
    port,
    pid: () => child?.pid ?? 0,
    dataDir: folder,
    log: () => log,
    stop,
    restart: start,
    async remove() {
      await stop()
      keepIndex()
      if (!dataDir) rmSync(folder, { recursive: true, force: true })
    },
  }
  return server
}
