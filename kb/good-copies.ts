import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSourceJson, sourceText } from './parse-source.ts'
import type { Problem } from './problem.ts'
import { reasonOf, type SourceFile } from './sources.ts'

/**
 * Puts the last good version of a file in the place of one that cannot be read at all (broken JSON, not UTF-8),
 * and keeps a copy of each good one in `folder` for that day. Files that are gone lose their copy. Of chat logs
 * there is none: they hold personal data, which must not lie about in a second place.
 *
 * A copy is named `<hash of the path>-<hash of the content>`, so that one that was cut short is known as such
 * and need not be flushed to the disk, file by file.
 */
export function withGoodCopies(
  files: readonly SourceFile[],
  folder: string,
): { files: SourceFile[]; problems: Problem[] } {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new Error(`Folder ${folder} cannot be made: ${reasonOf(error)}. Is DATA_DIR writable?`)
  }
  const present = new Set(readdirSync(folder))
  const copyOf = new Map([...present].map((name) => [name.split('-')[0], name]))
  const kept = new Set<string>()
  const problems: Problem[] = []
  const served = files.map((file) => {
    if (file.path.startsWith('conversations/')) return file
    const faults = faultsOf(file)
    if (faults.length === 0) {
      const name = `${hash(file.path)}-${hash(file.bytes)}`
      if (!present.has(name)) write(join(folder, name), file.bytes)
      kept.add(name)
      return file
    }
    const name = copyOf.get(hash(file.path))
    const bytes = name === undefined ? undefined : readWhole(folder, name)
    if (name === undefined || !bytes) return file
    kept.add(name)
    problems.push(
      ...faults.map((fault) => ({ ...fault, reason: `${fault.reason} (its last good version is served)` })),
    )
    return { path: file.path, bytes }
  })
  for (const name of present) if (!kept.has(name)) rmSync(join(folder, name), { force: true })
  return { files: served, problems }
}

function faultsOf(file: SourceFile): Problem[] {
  if (!file.path.endsWith('.json')) {
    const read = sourceText(file)
    return 'problems' in read ? read.problems : []
  }
  try {
    // The quick way first: the parser that knows lines is only for telling what is wrong.
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file.bytes))
    return []
  } catch {
    const read = parseSourceJson(file)
    return 'problems' in read ? read.problems : []
  }
}

function write(file: string, bytes: Buffer): void {
  writeFileSync(`${file}.tmp`, bytes, { mode: 0o600 })
  renameSync(`${file}.tmp`, file)
}

function readWhole(folder: string, name: string): Buffer | undefined {
  try {
    const bytes = readFileSync(join(folder, name))
    return name.endsWith(`-${hash(bytes)}`) ? bytes : undefined
  } catch {
    return undefined
  }
}

function hash(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 32)
}
