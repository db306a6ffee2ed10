import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../support/start-server.ts'

const servers: RunningServer[] = []

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.remove()))
})

async function start(...options: Parameters<typeof startServer>) {
  const server = await startServer(...options)
  servers.push(server)
  return server
}

// Of its own processor time, so that a busy machine does not fail it.
test.skipIf(process.platform !== 'linux')(
  'the server is ready within 3 s on an empty data folder and within 2 s on a full one',
  async () => {
    const server = await start()
    expect(processorSeconds(server.pid())).toBeLessThan(3)
    await server.stop()
    await server.restart()
    expect(processorSeconds(server.pid())).toBeLessThan(2)
  },
)

test('SIGTERM ends it with 0', async () => {
  const server = await start()
  expect(await server.stop('SIGTERM')).toEqual({ code: 0, signal: null })
})

test('a busy port is one clear sentence', async () => {
  const { port } = await start()
  const second = start({ env: { PORT: String(port) } })
  await expect(second).rejects.toThrow(new RegExp(`${port}.*(use|busy|taken)`, 'i'))
  await expect(second).rejects.not.toThrow(/\n\s+at /)
})

test('bad values of the environment are told all at once', async () => {
  const second = start({ env: { LOG_LEVEL: 'loud', TRUSTED_PROXY_HOPS: '-1' } })
  await expect(second).rejects.toThrow(/TRUSTED_PROXY_HOPS[\s\S]*LOG_LEVEL/)
})

test('a data folder that cannot be made is one clear sentence', async () => {
  const second = start({ dataDir: '/dev/null/data' })
  await expect(second).rejects.toThrow(/\/dev\/null\/data/)
  await expect(second).rejects.not.toThrow(/\n\s+at /)
})

/** User and system time of a process on Linux: fields 14 and 15 of its `stat`, in hundredths. */
function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}
