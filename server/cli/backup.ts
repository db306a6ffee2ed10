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
  file: string | undefined,
  { dataDir, force, print }: Settings & { force: boolean },
): Promise<void> {
  if (file === undefined) throw new UsageError('Say where to: backup FILE.tar')
  const { files } = await writeBackup({ dataDir, file, force, version: packageJson.version, now: Date.now })
  const megabytes = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6
  print(`${file}: ${files.length} files, ${megabytes.toFixed(1)} MB, verified.`)
  print('It holds conversations and the keys that tokens are signed with: keep it as you keep a password.')
}

/** `restore FILE.tar`: see `restoreBackup`. */
export async function restore(file: string | undefined, { dataDir, print }: Settings): Promise<void> {
  if (file === undefined) throw new UsageError('Say from where: restore FILE.tar')
  const { manifest, former } = await restoreBackup({ file, dataDir, now: Date.now })
  print(`Restored ${dataDir} as it was at ${manifest.created_at}. The next start makes the index again.`)
  if (former !== undefined) print(`The former data are kept in ${former}; remove them when all is well.`)
}
