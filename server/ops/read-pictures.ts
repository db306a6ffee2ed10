import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { ReadPicture } from '../routes/storefront.ts'

const types: Record<string, string> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
}

/** Reads pictures from `<kbDir>/images`, by plain file names only: no folders, no dot files. */
export function readPicturesOf(kbDir: string): ReadPicture {
  return async (name) => {
    const type = types[extname(name).toLowerCase()]
    if (!type || !/^[\w][\w.-]{0,127}$/.test(name)) return undefined
    try {
      return { body: new Uint8Array(await readFile(join(kbDir, 'images', name))), type }
    } catch {
      return undefined
    }
  }
}
