import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { z } from 'zod'

/** The layout of the archive; it grows when an older version could not read a newer one's. */
export const BACKUP_FORMAT = 1

export const DATABASE_FILE = 'verdemuse.db'
export const MANIFEST_FILE = 'manifest.json'
/** What staff have written, with its versions. */
export const KNOWLEDGE_FOLDER = 'knowledge'

/**
 * The archive's first file: what made it and what follows. Paths are relative to the data folder, with `/`; nothing in
 * them leads out of it.
 */
export const BackupManifest = z.object({
  product: z.literal('verdemuse'),
  format: z.number().int().min(1),
  /** Of the program that made it. */
  version: z.string(),
  /** How many migrations the database has had. */
  schema: z.number().int().min(0),
  created_at: z.iso.datetime(),
  files: z.array(
    z.object({
      path: z.string().refine(isSafePath, 'leads out of the data folder'),
      bytes: z.number().int().min(0),
      sha256: z.string().length(64),
    }),
  ),
})
export type BackupManifest = z.infer<typeof BackupManifest>

/** Whether a path names something of ours: a file at the top of the data folder, or one below its knowledge. */
export function isSafePath(path: string): boolean {
  const parts = path.split('/')
  const named = parts.every((part) => /^[^\\\0]+$/.test(part) && part !== '.' && part !== '..')
  return named && (parts.length === 1 || parts[0] === KNOWLEDGE_FOLDER)
}

/** SHA-256 of a file, hexadecimal, however large it is. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}
