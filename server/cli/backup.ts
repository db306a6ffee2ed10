import packageJson from '../../package.json' with { type: 'json' }
import { restoreBackup } from '../ops/restore-backup.ts'
import { writeBackup } from '../ops/write-backup.ts'
import { UsageError } from './usage-error.ts'

interface Settings {
  dataDir: string
  print: (line: string) => void
}

/** `backup FILE.tar`: see `writeBackup`. */
export async function backup(
  files: readonly string[],
  { dataDir, force, print }: Settings & { force: boolean },
): Promise<void> {
  const file = onlyOne(files, 'Say where to: backup FILE.tar')
  const { files: held } = await writeBackup({
    dataDir,
    file,
    force,
    version: packageJson.version,
    now: Date.now,
  })
  const megabytes = held.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6
  print(`${file}: ${held.length} files, ${megabytes.toFixed(1)} MB, verified.`)
  print('It holds conversations and the keys that tokens are signed with: keep it as you keep a password.')
}

/** `restore FILE.tar`: see `restoreBackup`. */
export async function restore(files: readonly string[], { dataDir, print }: Settings): Promise<void> {
  const file = onlyOne(files, 'Say from where: restore FILE.tar')
  const { manifest, former } = await restoreBackup({ file, dataDir, now: Date.now })
  print(`Restored ${dataDir} as it was at ${manifest.created_at}. The next start makes the index again.`)
  if (former !== undefined) print(`The former data are kept in ${former}; remove them when all is well.`)
}

function onlyOne([file, ...more]: readonly string[], usage: string): string {
  if (file === undefined) throw new UsageError(usage)
  if (more.length > 0) throw new UsageError(`One file, not ${more.length + 1}. ${usage}`)
  return file
}
