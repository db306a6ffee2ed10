import { cpSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { newShopper } from '../support/shopper.ts'
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

test('a second start takes the saved index as it is: nothing is indexed anew', async () => {
  const server = await start({ first: true })
  const files = ['knowledge.work', 'knowledge.index'].map((name) => join(server.dataDir, 'index', name))
  await expect.poll(() => files.every((file) => existsSync(file))).toBe(true)
  const written = () =>
    files.map((file) => statSync(file, { bigint: true })).map(({ ino, mtimeNs }) => [ino, mtimeNs])
  const before = written()
  await server.stop()
  await server.restart()
  const shopper = await newShopper(server.url)
  expect((await shopper.ask('What is your return policy?')).end).toMatchObject({ outcome: 'answered' })
  expect(written()).toEqual(before)
})

// The first start still looks for its threshold of confidence then, in native code, in another thread.
test.each([0, 60, 120, 300])('SIGTERM ends it with 0, %i ms after a first start', async (wait) => {
  const server = await start({ first: true })
  await sleep(wait)
  expect(await server.stop('SIGTERM')).toEqual({ code: 0, signal: null })
})

test('SIGTERM ends it with 0 while changed files are indexed', async () => {
  const kbDir = mkdtempSync(join(tmpdir(), 'verdemuse-kb-'))
  cpSync('synthetic_data', kbDir, { recursive: true })
  const server = await start({ env: { KB_DIR: kbDir } })
  writeFileSync(join(kbDir, 'articles', 'new.md'), '# New\n\nA page about what is new.\n')
  await sleep(900)
  expect(await server.stop('SIGTERM')).toEqual({ code: 0, signal: null })
  rmSync(kbDir, { recursive: true })
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
