import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { repositoryRoot, sourceFiles } from './source-files.ts'

export type ImportOf = {
  /** The importing file, relative to the repository. */
  from: string
  line: number
  /** A file of ours relative to the repository, or a package or `node:` module as written. */
  to: string
  /** `import type …` and `export type … from`: gone before the code runs. */
  typeOnly: boolean
}

const importPattern =
  /^[ \t]*(?:import|export)\b(?<type>\s+type\b(?!\s*,|\s+from))?[^'"();]*?\bfrom\s*['"](?<path>[^'"]+)['"]|^[ \t]*import\s*['"](?<bare>[^'"]+)['"]|\bimport\(\s*['"](?<lazy>[^'"]+)['"]/gm

/** `import { type A, type B } from …` */
function onlyTypesNamed(statement: string): boolean {
  const names = /^\s*(?:import|export)\s*\{([^}]*)\}/.exec(statement)?.[1]?.split(',') ?? []
  const written = names.map((name) => name.trim()).filter(Boolean)
  return written.length > 0 && written.every((name) => name.startsWith('type '))
}

/** Every import in the TypeScript files below these folders. */
export function readImports(folders: string[]): ImportOf[] {
  return sourceFiles(folders).flatMap((from) => {
    const code = readFileSync(join(repositoryRoot, from), 'utf8')
    return [...code.matchAll(importPattern)].map((match) => {
      const { type, path, bare, lazy } = match.groups ?? {}
      const written = path ?? bare ?? lazy ?? ''
      const to = written.startsWith('.') ? posix.join(posix.dirname(from), written) : written
      return {
        from,
        to,
        line: code.slice(0, match.index).split('\n').length,
        typeOnly: type !== undefined || onlyTypesNamed(match[0]),
      }
    })
  })
}
