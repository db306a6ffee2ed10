import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import Sqlite from 'better-sqlite3'
import { Parser, type ReadEntry } from 'tar'
import { migrations } from '../store/migrations/index.ts'
import { BACKUP_FORMAT, BackupManifest, DATABASE_FILE, MANIFEST_FILE } from './backup-format.ts'

const MAX_MANIFEST_BYTES = 16 * 1024 * 1024

/**
 * Unpacks a backup into a new folder, mode 0700, and holds every file against the manifest. Only what the manifest
 * names is written, and only plain files: nothing in the archive can reach another place.
 * @throws Error with one clear sentence when it is damaged, not one of ours, or of a newer version
 */
export async function readBackup(file: string, folder: string): Promise<BackupManifest> {
  mkdirSync(folder, { mode: 0o700 })
  let manifest: BackupManifest | undefined
  const expected = new Map<string, BackupManifest['files'][number]>()
  const take = async (entry: ReadEntry): Promise<void> => {
    if (!manifest) {
      manifest = await readManifest(entry)
      for (const each of manifest.files) expected.set(each.path, each)
      return
    }
    const wanted = expected.get(entry.path)
    if (!wanted || entry.type !== 'File')
      throw damaged(`it holds ${JSON.stringify(entry.path)}, which its list does not name`)
    expected.delete(entry.path)
    await writeEntry(entry, join(folder, entry.path), wanted)
  }
  try {
    await eachEntry(file, take)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if ('code' in error && error.code === 'ENOENT') throw new Error(`${file} is not there.`)
    throw 'tarCode' in error ? damaged(error.message) : error
  }
  if (!manifest) throw damaged('it is empty')
  const [missing] = expected.keys()
  if (missing !== undefined) throw damaged(`${missing} is missing`)
  checkDatabase(join(folder, DATABASE_FILE), manifest)
  return manifest

  function damaged(why: string): Error {
    return new Error(`${file} is damaged or no backup of VerdeMuse: ${why}.`)
  }

  async function readManifest(entry: ReadEntry): Promise<BackupManifest> {
    if (entry.path !== MANIFEST_FILE || entry.type !== 'File' || entry.size > MAX_MANIFEST_BYTES)
      throw damaged(`it does not begin with ${MANIFEST_FILE}`)
    const chunks: Buffer[] = []
    for await (const chunk of entry) chunks.push(chunk)
    const parsed = BackupManifest.safeParse(asJson(Buffer.concat(chunks).toString()))
    if (!parsed.success) throw damaged(`its list is not valid (${parsed.error.issues[0]?.message})`)
    const { format, schema, version } = parsed.data
    if (format > BACKUP_FORMAT || schema > migrations.length)
      throw new Error(`${file} was made by a newer VerdeMuse (${version}). Restore it with that version.`)
    return parsed.data
  }

  async function writeEntry(
    entry: ReadEntry,
    target: string,
    wanted: BackupManifest['files'][number],
  ): Promise<void> {
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
    const hash = createHash('sha256')
    const hashed = async function* () {
      for await (const chunk of entry) {
        hash.update(chunk)
        yield chunk
      }
    }
    await pipeline(hashed, createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true }))
    if (entry.size !== wanted.bytes || hash.digest('hex') !== wanted.sha256)
      throw damaged(`${entry.path} is not as it was written`)
  }

  function checkDatabase(path: string, { schema }: BackupManifest): void {
    const database = new Sqlite(path, { readonly: true, fileMustExist: true })
    try {
      const found = database.pragma('integrity_check', { simple: true })
      if (found !== 'ok') throw damaged(`its database is not sound (${found})`)
      if (Number(database.pragma('user_version', { simple: true })) !== schema)
        throw damaged('its database is of another version than its list says')
    } finally {
      database.close()
    }
  }
}

/** Takes the entries of a tar file one after the other; whatever is wrong with the file is an error. */
function eachEntry(file: string, take: (entry: ReadEntry) => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    let taken = Promise.resolve()
    const input = createReadStream(file)
    const fail = (error: unknown) => {
      input.destroy()
      reject(error)
    }
    const parser = new Parser({
      strict: true,
      // The next entry is told of as soon as this one has been read, not yet taken.
      onReadEntry: (entry) => {
        taken = taken.then(() => take(entry))
        taken.catch(fail)
      },
    })
    parser.on('error', fail)
    parser.on('end', () => taken.then(resolve, reject))
    input.on('error', fail)
    input.pipe(parser)
  })
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
