import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { BackupManifest } from './backup-format.ts'
import { lockDataFolder } from './data-folder.ts'
import { readBackup } from './read-backup.ts'

/** The lock stays where it is while a restore holds it, so that no server begins meanwhile; so do earlier restores. */
const staying = /^(server\.lock|\.restore-|before-restore-)/

/**
 * Puts a backup in the place of the data folder, which is kept beside it. The backup is read and verified whole
 * before anything is touched.
 *
 * @returns what the backup says of itself, and where the former data now are; undefined where there were none
 * @throws Error with one clear sentence when a server uses the folder, or the backup cannot be used
 */
export async function restoreBackup({
  file,
  dataDir,
  now,
}: {
  file: string
  dataDir: string
  now: () => number
}): Promise<{ manifest: BackupManifest; former: string | undefined }> {
  const there = existsSync(dataDir)
  const inUse = `A VerdeMuse server, or another restore, uses the data folder ${dataDir}. Stop it, then restore again.`
  const unlock = there ? lockDataFolder(dataDir, inUse) : () => {}
  const stamp = new Date(now()).toISOString().replace(/[:.]/g, '-')
  let work: string | undefined
  try {
    const isVolume = there && !canBeRenamed(dataDir)
    if (!there) mkdirSync(dirname(dataDir), { recursive: true })
    work = mkdtempSync(isVolume ? join(dataDir, '.restore-') : besides(dataDir))
    const restored = join(work, 'data')
    const manifest = await readBackup(file, restored)
    const exchange = isVolume ? exchangeContents : exchangeFolders
    return { manifest, former: exchange(dataDir, restored, stamp) }
  } finally {
    if (work) rmSync(work, { recursive: true, force: true })
    unlock()
  }
}

/** Where a folder's neighbours of this kind begin. */
const besides = (dataDir: string) => join(dirname(dataDir), `.${basename(dataDir)}-restore-`)

/** Whether a rename can put another folder in its place: not where it is a mount, such as a container's volume. */
function canBeRenamed(dataDir: string): boolean {
  try {
    const probe = mkdtempSync(besides(dataDir))
    try {
      renameSync(probe, join(dataDir, '.restore-probe'))
      rmdirSync(join(dataDir, '.restore-probe'))
      return true
    } finally {
      rmSync(probe, { recursive: true, force: true })
    }
  } catch {
    return false
  }
}

function exchangeFolders(dataDir: string, restored: string, stamp: string): string | undefined {
  if (!existsSync(dataDir)) {
    renameSync(restored, dataDir)
    return undefined
  }
  const before = `${dataDir}.before-restore-${stamp}`
  renameSync(dataDir, before)
  try {
    renameSync(restored, dataDir)
  } catch (error) {
    renameSync(before, dataDir)
    throw error
  }
  return before
}

/** File by file, all back again if one cannot be moved. */
function exchangeContents(dataDir: string, restored: string, stamp: string): string {
  const before = join(dataDir, `before-restore-${stamp}`)
  const former = readdirSync(dataDir).filter((name) => !staying.test(name))
  mkdirSync(before, { mode: 0o700 })
  const moved: [string, string][] = []
  const move = (from: string, to: string) => {
    renameSync(from, to)
    moved.unshift([from, to])
  }
  try {
    for (const name of former) move(join(dataDir, name), join(before, name))
    for (const name of readdirSync(restored)) move(join(restored, name), join(dataDir, name))
  } catch (error) {
    for (const [from, to] of moved) renameSync(to, from)
    throw error
  }
  return before
}
