import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url))

/** The TypeScript files below these folders, relative to the repository. */
export function sourceFiles(folders: string[]): string[] {
  return folders.flatMap((folder) =>
    existsSync(join(repositoryRoot, folder))
      ? readdirSync(join(repositoryRoot, folder), { recursive: true, encoding: 'utf8' })
          .filter((name) => /\.tsx?$/.test(name))
          .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      : [],
  )
}
