import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sourceFolders } from './sources.ts'

/** How often the folder is looked at, and how long it must have been still before a change counts, ms. */
const LOOK_MS = 400
const STILL_MS = 120
/** Where files never stop changing, a change counts after this time all the same, ms. */
const PATIENCE_MS = 5000

/**
 * Calls `onChange` after files of a knowledge base were added, changed or removed: once, however many. Sizes
 * and times decide, by looking: recursive `fs.watch` is not to be trusted on every file system.
 * @param onChange the next look waits for it
 */
export function watchFolder(kbDir: string, onChange: () => Promise<void>): { close(): void } {
  const closed = new AbortController()
  const watch = async () => {
    let known = await look(kbDir)
    while (!closed.signal.aborted) {
      await sleep(LOOK_MS, undefined, { signal: closed.signal, ref: false })
      const now = await look(kbDir)
      if (now === known) continue
      known = await settled(kbDir, now, closed.signal)
      await onChange()
    }
  }
  watch().catch((error: unknown) => {
    if (!closed.signal.aborted) throw error
  })
  return { close: () => closed.abort() }
}

/** Waits until two looks are the same. */
async function settled(kbDir: string, first: string, signal: AbortSignal): Promise<string> {
  let last = first
  for (const giveUpAt = Date.now() + PATIENCE_MS; Date.now() < giveUpAt; ) {
    await sleep(STILL_MS, undefined, { signal, ref: false })
    const now = await look(kbDir)
    if (now === last) break
    last = now
  }
  return last
}

/** Names, sizes and times of all files that matter, as one text. */
async function look(kbDir: string): Promise<string> {
  const folders = await Promise.all(
    Object.keys(sourceFolders).map(async (folder) => {
      const names = await readdir(join(kbDir, folder)).catch(() => [])
      return names.sort().map((name) => `${folder}/${name}`)
    }),
  )
  const files = await Promise.all(
    ['shop.json', ...folders.flat()].map(async (path) => {
      const { size, mtimeMs, ino } = await stat(join(kbDir, path)).catch(() => ({
        size: -1,
        mtimeMs: 0,
        ino: 0,
      }))
      return `${path} ${size} ${mtimeMs} ${ino}`
    }),
  )
  return files.join('\n')
}
