import { statfs } from 'node:fs/promises'

/** The share of a folder's disk that this process may still fill, 0 to 1. */
export async function freeShareOf(folder: string): Promise<number> {
  const { bavail, blocks } = await statfs(folder)
  return blocks === 0 ? 1 : bavail / blocks
}
