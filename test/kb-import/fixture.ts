import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** A file as a shop would give it to us. */
export function fixture(name: string): Buffer {
  return readFileSync(here(`fixtures/${name}`))
}

/** Where the expected result of a fixture lies. */
export function golden(name: string): string {
  return here(`golden/${name}`)
}
