import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import Sqlite from 'better-sqlite3'
import { create } from 'tar'
import {
  BACKUP_FORMAT,
  type BackupManifest,
  DATABASE_FILE,
  KNOWLEDGE_FOLDER,
  MANIFEST_FILE,
  sha256Of,
} from './backup-format.ts'
import { readBackup } from './read-backup.ts'

/** Keys are small; what is larger at the top of the data folder is something else, such as an earlier backup. */
const MAX_KEY_BYTES = 64 * 1024
const notKept = /^(verdemuse\.db.*|server\.lock.*|\..*|.*\.new)$/

export interface BackupOptions {
  dataDir: string
  file: string
  /** The program's version, for the manifest. */
  version: string
  /** Whether a file that is there may be replaced. */
  force: boolean
  now: () => number
}

/**
 * Writes everything that a new machine needs into one tar file, mode 0600, while the server may run: the database as
 * it was at one moment, what staff have written, and the keys. The index is left out: it is made again. The file
 * appears whole and verified, or not at all.
 * @throws Error with one clear sentence
 */
export async function writeBackup(options: BackupOptions): Promise<BackupManifest> {
  const { dataDir, force, version, now } = options
  const file = resolve(options.file)
  if (existsSync(file) && !force)
    throw new Error(`${file} is there already. Choose another name, or say --force.`)
  if (!existsSync(join(dataDir, DATABASE_FILE)))
    throw new Error(`There is no database in ${dataDir}: nothing to back up.`)
  if (!existsSync(dirname(file))) throw new Error(`The folder ${dirname(file)} is not there.`)

  // Beside the target, where there must be room for it anyway, for this user alone.
  const work = mkdtempSync(join(dirname(file), `.${basename(file)}-`))
  try {
    const content = join(work, 'content')
    mkdirSync(content, { mode: 0o700 })
    copyFiles(dataDir, content)
    const schema = await copyDatabase(join(dataDir, DATABASE_FILE), join(content, DATABASE_FILE)).catch(
      (error: unknown) => {
        if (!(error instanceof Sqlite.SqliteError)) throw error
        throw new Error(`The database cannot be read, so no backup was written: ${error.message}.`, {
          cause: error,
        })
      },
    )
    const manifest: BackupManifest = {
      product: 'verdemuse',
      format: BACKUP_FORMAT,
      version,
      schema,
      created_at: new Date(now()).toISOString(),
      files: await describe(content),
    }
    writeFileSync(join(content, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })

    const archive = join(work, 'backup.tar')
    const paths = [MANIFEST_FILE, ...manifest.files.map(({ path }) => path)]
    await create({ file: archive, cwd: content, portable: true, mode: 0o600 }, paths)
    chmodSync(archive, 0o600)
    sync(archive)
    await readBackup(archive, join(work, 'verified'))
    renameSync(archive, file)
    return manifest
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** The keys and the knowledge, so that what is hashed is what is packed. */
function copyFiles(dataDir: string, content: string): void {
  const kept = readdirSync(dataDir, { withFileTypes: true }).filter((entry) => {
    if (entry.isDirectory()) return entry.name === KNOWLEDGE_FOLDER
    const small = entry.isFile() && statSync(join(dataDir, entry.name)).size <= MAX_KEY_BYTES
    return small && !notKept.test(entry.name)
  })
  for (const { name } of kept)
    cpSync(join(dataDir, name), join(content, name), {
      recursive: true,
      preserveTimestamps: true,
      filter: (path) => {
        const stat = statSync(path)
        return stat.isFile() || stat.isDirectory()
      },
    })
}

/**
 * A copy of the database as it stands at one moment, by SQLite's online backup; writers go on meanwhile.
 * @returns how many migrations it has had
 */
async function copyDatabase(from: string, to: string): Promise<number> {
  // Not read-only: such a connection could not clear away what SQLite puts beside the file.
  const source = new Sqlite(from, { fileMustExist: true })
  try {
    // All pages in one step: a copy in several would begin anew with every write of the server.
    await source.backup(to, { progress: ({ remainingPages }) => remainingPages })
  } finally {
    source.close()
  }
  const copy = new Sqlite(to)
  try {
    // One file, without a log beside it.
    copy.pragma('journal_mode = DELETE')
    const found = copy.pragma('integrity_check', { simple: true })
    if (found !== 'ok') throw new Error(`The database is damaged, so no backup was written: ${found}.`)
    return Number(copy.pragma('user_version', { simple: true }))
  } finally {
    copy.close()
  }
}

async function describe(content: string): Promise<BackupManifest['files']> {
  const files = readdirSync(content, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(content.length + 1)).sort()
  const described: BackupManifest['files'] = []
  for (const path of paths) {
    const file = join(content, path)
    described.push({ path, bytes: statSync(file).size, sha256: await sha256Of(file) })
  }
  return described
}

function sync(file: string): void {
  const descriptor = openSync(file, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
