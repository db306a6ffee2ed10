import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'
import { newShopper, type Shopper, shopperOf } from '../support/shopper.ts'
import { startServer } from '../support/start-server.ts'
import { useServer } from '../support/use-server.ts'

const server = useServer()
const folder = mkdtempSync(join(tmpdir(), 'verdemuse-backup-'))
afterAll(() => rmSync(folder, { recursive: true }))

const canMount = spawnSync('unshare', ['--mount', 'mount', '--bind', tmpdir(), tmpdir()]).status === 0

/** Row count and checksum of every table. */
function tablesOf(dataDir: string): Record<string, string> {
  const database = new Sqlite(join(dataDir, 'verdemuse.db'), { readonly: true })
  const names = database
    .prepare("select name from sqlite_schema where type = 'table' order by name")
    .pluck()
    .all()
  const tables = names.map((name) => {
    const rows = database
      .prepare(`select * from "${name}"`)
      .raw()
      .all()
      .map((row) => JSON.stringify(row))
      .sort()
    return [name, `${rows.length} ${createHash('sha256').update(rows.join()).digest('hex')}`]
  })
  database.close()
  return Object.fromEntries(tables)
}

describe('a backup of a running server', () => {
  let shopper: Shopper
  const file = join(folder, 'backup.tar')
  const restored = join(folder, 'new-machine', 'data')

  beforeAll(async () => {
    shopper = await newShopper(server.url)
    await shopper.ask('What is your return policy?')
    await shopper.ask('How long does shipping take?')
    mkdirSync(join(server.dataDir, 'knowledge/articles'), { recursive: true })
    writeFileSync(join(server.dataDir, 'knowledge/articles/öffnungszeiten.md'), '# Hours\n\nNine to five.\n')
  })

  it('is whole while others write, readable by its owner alone, and replaces nothing unasked', async () => {
    let writing = true
    let written = 0
    const write = async () => {
      while (writing) {
        await newShopper(server.url)
        written++
      }
    }
    const writers = [write(), write(), write()]
    const ran = await runCli(['backup', file], { DATA_DIR: server.dataDir })
    writing = false
    await Promise.all(writers)
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toMatch(
      /^.*backup\.tar: 3 files, .* MB, verified\.\nIt holds conversations and the keys/,
    )
    expect(written).toBeGreaterThan(0)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['backup.tar'])

    const before = readFileSync(file)
    const again = await runCli(['backup', file], { DATA_DIR: server.dataDir })
    expect(again).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `${file} is there already. Choose another name, or say --force.\n`,
    })
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('brings everything back on a new machine: conversations, knowledge, and tokens that still hold', async () => {
    const said = await shopper.messages()
    expect(said).toHaveLength(4)
    expect(await runCli(['restore', file], { DATA_DIR: restored })).toMatchObject({ code: 0, stderr: '' })
    expect(statSync(restored).mode & 0o777).toBe(0o700)
    expect(statSync(join(restored, 'secrets.json')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(restored, 'knowledge/articles/öffnungszeiten.md'), 'utf8')).toContain(
      'Nine to five.',
    )
    expect(readdirSync(restored).sort()).toEqual(['knowledge', 'secrets.json', 'verdemuse.db'])

    const successor = await startServer({ dataDir: restored })
    const there = shopperOf(successor.url, shopper.tokens, shopper.conversationId)
    expect(await there.messages()).toEqual(said)
    expect((await there.ask('Do you ship to Norway?')).end).toMatchObject({ type: 'turn-end' })
    await successor.remove()
  })

  it('is equal to what was there, row for row', async () => {
    const quiet = join(folder, 'quiet.tar')
    const copy = join(folder, 'copy')
    expect(await runCli(['backup', quiet], { DATA_DIR: server.dataDir })).toMatchObject({ code: 0 })
    expect(await runCli(['restore', quiet], { DATA_DIR: copy })).toMatchObject({ code: 0 })
    const tables = tablesOf(server.dataDir)
    expect(tablesOf(copy)).toEqual(tables)
    expect(tables.conversations).not.toMatch(/^0 /)
  })

  it.skipIf(!canMount)('is also restored into a volume, which itself cannot be renamed', async () => {
    const volume = join(folder, 'volume')
    mkdirSync(volume, { mode: 0o700 })
    writeFileSync(join(volume, 'secrets.json'), 'of before')
    const script = `mount --bind ${volume} ${volume} && DATA_DIR=${volume} ${process.execPath} dist/server/cli.js restore ${file}`
    const said = execFileSync('unshare', ['--mount', 'sh', '-c', script], { encoding: 'utf8' })
    const [before = ''] = readdirSync(volume).filter((name) => name.startsWith('before-restore-'))
    expect(said).toContain(join(volume, before))
    expect(readFileSync(join(volume, before, 'secrets.json'), 'utf8')).toBe('of before')
    expect(readFileSync(join(volume, 'secrets.json'), 'utf8')).toContain('access_token_key')
    expect(
      readdirSync(volume)
        .filter((name) => !name.startsWith('server.lock'))
        .sort(),
    ).toEqual([before, 'knowledge', 'secrets.json', 'verdemuse.db'].sort())
  })

  it('is not restored under a running server', async () => {
    const ran = await runCli(['restore', file], { DATA_DIR: server.dataDir })
    expect(ran.code).toBe(1)
    expect(ran.stderr).toBe(
      `A VerdeMuse server, or another restore, uses the data folder ${server.dataDir}. Stop it, then restore again.\n`,
    )
    expect(await shopper.messages()).toHaveLength(4)
  })
})
