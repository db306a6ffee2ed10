import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { create, list } from 'tar'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type BackupManifest, sha256Of } from '../../server/ops/backup-format.ts'
import { restoreBackup } from '../../server/ops/restore-backup.ts'
import { writeBackup } from '../../server/ops/write-backup.ts'
import { openSqlite } from '../../server/store/sqlite.ts'

let folder: string
let dataDir: string
let file: string
const now = () => Date.UTC(2026, 0, 2, 3, 4, 5)
const backup = (force = false) => writeBackup({ dataDir, file, version: '1.2.3', force, now })
const restore = (from = file) => restoreBackup({ file: from, dataDir, now })

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verdemuse-backup-'))
  dataDir = join(folder, 'data')
  file = join(folder, 'backup.tar')
  openSqlite(join(dataDir, 'verdemuse.db')).close()
  writeFileSync(join(dataDir, 'secrets.json'), '{"key":"first"}')
  mkdirSync(join(dataDir, 'knowledge/faqs'), { recursive: true })
  writeFileSync(join(dataDir, 'knowledge/faqs/faqs.json'), '[]')
  mkdirSync(join(dataDir, 'index'))
  writeFileSync(join(dataDir, 'index/vectors'), 'made again')
})

afterEach(() => rmSync(folder, { recursive: true }))

async function pathsIn(archive: string): Promise<string[]> {
  const paths: string[] = []
  await list({ file: archive, onReadEntry: ({ path }) => void paths.push(path) })
  return paths
}

/** A backup that another hand has made: these files under a list that names them rightly, unless changed. */
async function forged(
  change: (manifest: BackupManifest, content: string) => string[] | undefined,
): Promise<string> {
  const content = join(folder, 'forged')
  mkdirSync(content)
  copyFileSync(join(dataDir, 'verdemuse.db'), join(content, 'verdemuse.db'))
  const { schema } = await backup(true)
  const files = [
    {
      path: 'verdemuse.db',
      bytes: readFileSync(join(content, 'verdemuse.db')).length,
      sha256: await sha256Of(join(content, 'verdemuse.db')),
    },
  ]
  const manifest: BackupManifest = {
    product: 'verdemuse',
    format: 1,
    version: '9.9.9',
    schema,
    created_at: new Date(now()).toISOString(),
    files,
  }
  const more = change(manifest, content) ?? []
  writeFileSync(join(content, 'manifest.json'), JSON.stringify(manifest))
  const archive = join(folder, 'forged.tar')
  await create({ file: archive, cwd: content, preservePaths: true }, [
    'manifest.json',
    'verdemuse.db',
    ...more,
  ])
  return archive
}

describe('backup', () => {
  it('holds the database, the knowledge and the keys, and nothing that is made again', async () => {
    const manifest = await backup()
    expect(await pathsIn(file)).toEqual([
      'manifest.json',
      'knowledge/faqs/faqs.json',
      'secrets.json',
      'verdemuse.db',
    ])
    expect(manifest).toMatchObject({ version: '1.2.3', created_at: '2026-01-02T03:04:05.000Z' })
  })

  it('may lie in the data folder, and does not hold the one before', async () => {
    file = join(dataDir, 'backup.tar')
    await backup()
    writeFileSync(join(dataDir, 'other.tar'), Buffer.alloc(100_000))
    await backup(true)
    expect(await pathsIn(file)).not.toContain('other.tar')
    expect(readdirSync(dataDir).sort()).toEqual(
      ['backup.tar', 'index', 'knowledge', 'other.tar', 'secrets.json', 'verdemuse.db'].sort(),
    )
  })

  it('of a damaged database is not written, and says so', async () => {
    writeFileSync(join(dataDir, 'verdemuse.db'), 'SQLite format 3\0 and then nothing')
    await expect(backup()).rejects.toThrow(/^The database cannot be read, so no backup was written: .*\.$/)
    expect(readdirSync(folder)).toEqual(['data'])
  })
})

describe('restore', () => {
  it('takes the place of the data folder, which is kept', async () => {
    await backup()
    writeFileSync(join(dataDir, 'secrets.json'), '{"key":"second"}')
    const { former } = await restore()
    expect(former).toBe(`${dataDir}.before-restore-2026-01-02T03-04-05-000Z`)
    expect(readFileSync(join(dataDir, 'secrets.json'), 'utf8')).toBe('{"key":"first"}')
    expect(readFileSync(join(String(former), 'secrets.json'), 'utf8')).toBe('{"key":"second"}')
    expect(existsSync(join(dataDir, 'index'))).toBe(false)
    expect(readdirSync(folder).sort()).toEqual(
      ['backup.tar', 'data', 'data.before-restore-2026-01-02T03-04-05-000Z'].sort(),
    )
  })

  it.each([0.2, 0.5, 0.9])('refuses one with a changed byte at %s of it', async (share) => {
    await backup()
    const bytes = readFileSync(file)
    const at = Math.floor(bytes.length * share)
    bytes[at] = (bytes[at] ?? 0) ^ 0xff
    writeFileSync(file, bytes)
    await expectRefused(file, /is damaged or no backup/)
  })

  it('refuses one that is cut off, empty, or something else', async () => {
    await backup()
    truncateSync(file, 4000)
    await expectRefused(file, /is damaged or no backup/)
    writeFileSync(file, '')
    await expectRefused(file, /is damaged or no backup/)
    writeFileSync(file, 'Dear owner, this is a letter.'.repeat(100))
    await expectRefused(file, /is damaged or no backup/)
    await expectRefused(join(folder, 'nowhere.tar'), /nowhere\.tar is not there/)
  })

  it('refuses what a newer version made', async () => {
    const archive = await forged((manifest) => {
      manifest.schema = 999
      return undefined
    })
    await expectRefused(archive, /was made by a newer VerdeMuse \(9\.9\.9\)\. Restore it with that version\./)
  })

  it('refuses whatever leads out of the folder or is no plain file', async () => {
    const evil = { path: '../evil', bytes: 4, sha256: 'a'.repeat(64) }
    const named = await forged((manifest) => {
      manifest.files.push(evil)
      return undefined
    })
    await expectRefused(named, /leads out of the data folder/)

    for (const name of ['../evil', 'link', 'extra']) {
      rmSync(join(folder, 'forged'), { recursive: true })
      const archive = await forged((_, content) => {
        writeFileSync(join(folder, 'evil'), 'evil')
        writeFileSync(join(content, 'extra'), 'extra')
        symlinkSync('/etc/passwd', join(content, 'link'))
        return [name]
      })
      rmSync(join(folder, 'evil'))
      await expectRefused(archive, /which its list does not name/)
      expect(existsSync(join(folder, 'evil'))).toBe(false)
    }
  })

  it('refuses one whose files are not all there, or that is listed wrongly', async () => {
    const missing = await forged((manifest) => {
      manifest.files.push({ path: 'secrets.json', bytes: 1, sha256: 'a'.repeat(64) })
      return undefined
    })
    await expectRefused(missing, /secrets\.json is missing/)
  })

  /** Refused with that sentence, the data folder as it was, and nothing left lying about. */
  async function expectRefused(archive: string, sentence: RegExp): Promise<void> {
    const before = readdirSync(folder)
    await expect(restore(archive)).rejects.toThrow(sentence)
    expect(readFileSync(join(dataDir, 'secrets.json'), 'utf8')).toBe('{"key":"first"}')
    expect(readdirSync(folder)).toEqual(before)
  }
})
