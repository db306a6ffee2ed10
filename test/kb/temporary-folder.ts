import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const made: string[] = []

/** Called after each test file, by `test/support/each-file.ts`. */
export function removeTemporaryFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** A folder that is gone after the test file, holding these files; what is not a string is written as JSON. */
export function temporaryFolder(files: Record<string, unknown> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'verdemuse-kb-'))
  made.push(folder)
  for (const [path, content] of Object.entries(files)) writeInto(folder, path, content)
  return folder
}

/** Writes one file into a folder, with the folders above it. */
export function writeInto(folder: string, path: string, content: unknown): void {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2))
}
