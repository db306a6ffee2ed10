import { cpSync, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The index of the packaged shop, as the last server that had to make it left it. */
const saved = fileURLToPath(new URL('../../node_modules/.cache/verdemuse-test/index', import.meta.url))

/**
 * Puts the packaged shop's index into a new data folder, so that a server does not make it for each test file again.
 * Whether it fits, the server looks for itself. Returns what keeps a better one, to be called when it has ended.
 */
export function putSavedIndex(dataDir: string): () => void {
  const own = join(dataDir, 'index')
  try {
    if (existsSync(saved)) cpSync(saved, own, { recursive: true })
  } catch {
    // Another worker has just put a new one there: this server makes its own.
    rmSync(own, { recursive: true, force: true })
  }
  const began = Date.now()
  return () => {
    const files = ['knowledge.work', 'knowledge.index'].map((name) => join(own, name))
    const isNew = files.every((file) => existsSync(file) && statSync(file).mtimeMs > began)
    if (!isNew) return
    const next = `${saved}.${process.pid}`
    try {
      cpSync(own, next, { recursive: true })
      rmSync(saved, { recursive: true, force: true })
      renameSync(next, saved)
    } catch {
      // Kept by another worker at the same moment.
      rmSync(next, { recursive: true, force: true })
    }
  }
}
