import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'
import { createStaff, staffEmail } from '../support/staff.ts'
import { useServer } from '../support/use-server.ts'

const server = useServer()
let folder: string

beforeAll(async () => {
  await createStaff(server)
  folder = mkdtempSync(join(tmpdir(), 'verdemuse-audit-command-'))
  return () => rmSync(folder, { recursive: true })
})

const cli = (args: string[], dataDir = server.dataDir) => runCli(args, { DATA_DIR: dataDir })

describe('beside a running server', () => {
  it('staff are added, listed and deactivated, and the audit log has it', async () => {
    const grace = ['--email', 'grace@shop.example']
    const { stdout: link } = await cli(['staff', 'add', ...grace, '--role', 'agent'])
    const colleague = await createStaff(server, { email: 'grace@shop.example', link: link.trim() })
    const me = async () =>
      (await fetch(`${server.url}/v1/staff/me`, { headers: { cookie: colleague.cookie } })).status
    expect(await me()).toBe(200)
    expect((await cli(['staff', 'deactivate', ...grace])).stdout).toContain('is deactivated')
    expect(await me()).toBe(401)
    const refused = await cli(['staff', 'deactivate', '--email', staffEmail])
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('the last active admin') })
    expect(JSON.parse((await cli(['staff', 'list', '--json'])).stdout)).toMatchObject([
      { email: staffEmail, role: 'admin', active: true, second_factor: true },
      { email: 'grace@shop.example', role: 'agent', active: false, second_factor: true },
    ])

    const { code, stdout } = await cli(['audit', '--json'])
    expect(code).toBe(0)
    const { chain, entries } = JSON.parse(stdout)
    expect(chain).toEqual({ state: 'whole', entries: entries.length })
    expect(entries.map(({ act }: { act: string }) => act)).toEqual([
      'set-up',
      'second-factor-on',
      'sign-in',
      'invited',
      'set-up',
      'second-factor-on',
      'sign-in',
      'deactivated',
    ])
    expect(entries.at(-1)).toMatchObject({ actor: 'command-line' })
    const later = await cli(['audit', '--since', '2999-01-01'])
    expect(later.stdout.trim()).toBe(`The log is whole: ${entries.length} entries.`)

    const erased = await cli(['audit', 'erase', '--email', 'grace@shop.example'])
    expect(erased.stdout).toContain('is erased from one entry; the log is still whole')
  })

  it('a backup holds the log, whole; whatever touches it there is told', async () => {
    const file = join(folder, 'backup.tar')
    expect((await cli(['backup', file])).code).toBe(0)
    const restored = join(folder, 'restored')
    expect((await cli(['restore', file], restored)).code).toBe(0)
    expect((await cli(['doctor'], restored)).stdout).toContain('The audit log is whole')

    const database = new Sqlite(join(restored, 'verdemuse.db'))
    database.prepare("update audit_entries set act = 'sign-out' where seq = 3").run()
    database.close()
    const { code, stdout } = await cli(['audit'], restored)
    expect(code).toBe(1)
    expect(stdout).toContain('The log is broken. Entry 3 was changed')
    const health = await cli(['doctor'], restored)
    expect(health).toMatchObject({ code: 1, stdout: expect.stringContaining('The audit log was touched') })
  })
})
