import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Bench, Budget } from './bench.ts'

/** One start of a program until it says that it listens. */
interface Started {
  ready_ms: number
  /** The processor's time until then, of all its threads; Linux only. */
  cpu_ms?: number
}

/** Each figure is the best of as many starts: on a busy machine others' work is not ours. */
const ROUNDS = 5
/** The least that Node can do, to compare with: it starts and listens. */
const BARE = "require('node:http').createServer().listen(0, () => console.log('listening'))"

const budgets: Budget[] = [
  // As many times the bare start as the fastest peer took in one sitting: 351 ms beside 110 (Hono and the AI SDK).
  { figure: 'second.times_bare', most: 3.2, unit: '×' },
]

/** The server's first start on an empty data folder, and its start with the index on disk; bare Node beside them. */
export const start: Bench = {
  name: 'start',
  budgets,
  async run({ root }) {
    const bare = await best(() => startOf(['-e', BARE], {}))
    const first = await best(() => inNewFolder((folder) => startServer(root, folder)))
    const second = await inNewFolder(async (folder) => {
      await startServer(root, folder, () => existsSync(join(folder, 'index/knowledge.index')))
      return best(() => startServer(root, folder))
    })
    const beside = (started: Started) => ({ ...started, times_bare: started.ready_ms / bare.ready_ms })
    return { bare, first: beside(first), second: beside(second) }
  },
  measure: async () => ({}),
}

async function best(once: () => Promise<Started>): Promise<Started> {
  const all: Started[] = []
  for (let round = 0; round < ROUNDS; round++) all.push(await once())
  const cpu = all.flatMap(({ cpu_ms }) => cpu_ms ?? [])
  return {
    ready_ms: Math.min(...all.map(({ ready_ms }) => ready_ms)),
    ...(cpu.length > 0 && { cpu_ms: Math.min(...cpu) }),
  }
}

async function inNewFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'verdemuse-bench-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function startServer(root: string, folder: string, until?: () => boolean): Promise<Started> {
  return startOf([join(root, 'dist/server/main.js')], { PORT: '0', DATA_DIR: folder }, until)
}

/** Starts a program, and ends it once it listens and `until` is so. */
async function startOf(args: string[], env: Record<string, string>, until = () => true): Promise<Started> {
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  try {
    await new Promise<void>((resolve, reject) => {
      let said = ''
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk
        if (said.includes('listening')) resolve()
      })
      child.once('exit', () => reject(new Error(`it ended before it was ready:\n${said}`)))
    })
    const cpu_ms = processorMs(child.pid)
    const started = { ready_ms: performance.now() - began, ...(cpu_ms !== undefined && { cpu_ms }) }
    while (!until()) await sleep(20)
    return started
  } finally {
    child.kill()
    await ended
  }
}

/** User and system time of a process: fields 14 and 15 of its `stat`, in hundredths of a second. */
function processorMs(pid: number | undefined): number | undefined {
  if (process.platform !== 'linux') return undefined
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}
