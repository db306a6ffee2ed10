import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join, sep } from 'node:path'

/** One file of the knowledge base as it lies on disk. */
export interface SourceFile {
  /** `faqs/faqs.json`, with forward slashes. */
  path: string
  bytes: Buffer
}

/** The folders that are read, and nothing else: `users/` holds people, and is never opened from here. */
export const sourceFolders = {
  faqs: '.json',
  products: '.json',
  policies: '.md',
  articles: '.md',
  conversations: '.json',
} as const

/**
 * Reads the files of a knowledge base, sorted by path, shop.json first where there is one. Any folder may be
 * absent. Throws a clear Error when the knowledge base itself is not a folder that can be read.
 */
export function readSources(kbDir: string): SourceFile[] {
  try {
    readdirSync(kbDir)
  } catch (error) {
    throw new Error(`Knowledge base ${kbDir} cannot be read: ${reasonOf(error)}`)
  }
  const files: SourceFile[] = []
  const shop = readIfThere(kbDir, 'shop.json')
  if (shop) files.push(shop)
  for (const [folder, ending] of Object.entries(sourceFolders))
    files.push(...readFolder(kbDir, folder, ending))
  return files
}

/** The files of one folder of a knowledge base that end so, sorted by name; none where it is absent. */
export function readFolder(kbDir: string, folder: string, ending: string): SourceFile[] {
  return namesIn(join(kbDir, folder)).flatMap((name) =>
    !name.toLowerCase().endsWith(ending) || name.startsWith('.')
      ? []
      : (readIfThere(kbDir, `${folder}/${name}`) ?? []),
  )
}

/** A hash of names and contents: the same for the same files, wherever they lie. */
export function hashSources(files: readonly SourceFile[]): string {
  const hash = createHash('sha256')
  for (const { path, bytes } of files) hash.update(`${path}\0${bytes.length}\0`).update(bytes)
  return hash.digest('hex')
}

/** Why a file could not be read or written: `EACCES`, `ENOENT` …, else the error's own words. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error ? error.message : String(error)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => entry.name)
      .sort()
  } catch (error) {
    if (reasonOf(error) === 'ENOENT' || reasonOf(error) === 'ENOTDIR') return []
    throw new Error(`Folder ${folder} cannot be read: ${reasonOf(error)}`)
  }
}

function readIfThere(kbDir: string, path: string): SourceFile | undefined {
  try {
    // A link may lead to another file of the knowledge base, and nowhere else on this machine.
    if (!realpathSync(join(kbDir, path)).startsWith(realpathSync(kbDir) + sep)) return undefined
    return { path, bytes: readFileSync(join(kbDir, path)) }
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return undefined
    throw new Error(`File ${join(kbDir, path)} cannot be read: ${reasonOf(error)}`)
  }
}
