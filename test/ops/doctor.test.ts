import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { doctor } from '../../server/cli/doctor.ts'
import { readConfig } from '../../server/config.ts'
import { lockDataFolder } from '../../server/ops/data-folder.ts'
import { loadSecrets } from '../../server/ops/secrets.ts'
import { openSqlite } from '../../server/store/sqlite.ts'

let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'verdemuse-doctor-'))
  openSqlite(join(dataDir, 'verdemuse.db')).close()
  loadSecrets(dataDir)
})

afterEach(() => rmSync(dataDir, { recursive: true }))

async function look(env: Record<string, string> = {}) {
  const lines: string[] = []
  const config = readConfig('', { DATA_DIR: dataDir, PORT: '0', ...env })
  const mustMend = await doctor(config, {
    online: false,
    auditChain: async () => ({ state: 'whole', entries: 3 }),
    print: (line) => void lines.push(line),
    now: Date.now,
  })
  return { mustMend, mend: lines.filter((line) => line.startsWith('mend')), lines }
}

test('a deployment that is well has nothing to be mended', async () => {
  const { mustMend, mend, lines } = await look()
  expect({ mustMend, mend }).toEqual({ mustMend: false, mend: [] })
  expect(lines.join('\n')).toMatch(/The database is sound, .* MB/)
  expect(lines).toContain('note  No server is running on this data folder.')
})

test('it sees a server that runs', async () => {
  const unlock = lockDataFolder(dataDir)
  expect((await look()).lines).toContain('ok    A server is running on this data folder.')
  unlock()
})

test('what must be mended is said in one line each', async () => {
  chmodSync(join(dataDir, 'secrets.json'), 0o644)
  writeFileSync(join(dataDir, 'verdemuse.db'), 'no database'.repeat(100))
  mkdirSync(join(dataDir, 'tls'))
  const { mustMend, mend } = await look({
    HOST: '0.0.0.0',
    TLS_CERT: join(dataDir, 'tls/none.pem'),
    TLS_KEY: join(dataDir, 'tls/none.key'),
  })
  expect(mustMend).toBe(true)
  expect(mend).toEqual([
    `mend  Others can read ${join(dataDir, 'secrets.json')}: chmod go= ${join(dataDir, 'secrets.json')}`,
    'mend  The database cannot be read (file is not a database): restore a backup.',
    'mend  HOST=0.0.0.0 lets the world in, but PUBLIC_URL does not say under which address.',
    `mend  TLS_CERT: ${join(dataDir, 'tls/none.pem')} cannot be read (ENOENT).`,
  ])
})

test('a public address without https must be mended: nobody could sign in', async () => {
  const { mend } = await look({ PUBLIC_URL: 'http://support.shop.example' })
  expect(mend).toEqual([expect.stringContaining('PUBLIC_URL=http://support.shop.example')])
})
