import { statSync } from 'node:fs'
import { readTlsFiles, type TlsFiles, type TlsPair } from './tls-files.ts'

/** How often the two files are looked at, ms. */
const LOOK_MS = 1000
/** A pair that does not fit is complained of when it has stayed so for this many looks: files are replaced one by one. */
const LOOKS_BEFORE_COMPLAINT = 3

/**
 * Hands over each new pair of certificate and key once both files have changed to one that fits. Size and time of the
 * files decide whether they are read again: folders that hold certificates are often links, which no watcher follows.
 * A pair that cannot be used is told of once, and the one before serves on.
 *
 * @returns what stops the watching
 */
export function watchTlsFiles(
  files: TlsFiles,
  { use, say }: { use: (pair: TlsPair) => void; say: (line: string) => void },
  everyMs = LOOK_MS,
): () => void {
  let used = stateOf(files)
  let bad = { state: '', looks: 0 }
  const look = () => {
    const state = stateOf(files)
    if (state === used) return
    try {
      use(readTlsFiles(files))
      used = state
      bad = { state: '', looks: 0 }
      say('The new TLS certificate is in use.')
    } catch (error) {
      bad = { state, looks: bad.state === state ? bad.looks + 1 : 1 }
      if (bad.looks !== LOOKS_BEFORE_COMPLAINT) return
      const reason = error instanceof Error ? error.message : String(error)
      say(`The TLS certificate was changed, but cannot be used; the one before serves on. ${reason}`)
    }
  }
  const timer = setInterval(look, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** What changes whenever one of the files is written or replaced. */
function stateOf({ certFile, keyFile }: TlsFiles): string {
  return [certFile, keyFile]
    .map((file) => {
      const stat = statSync(file, { bigint: true, throwIfNoEntry: false })
      return stat ? `${stat.ino}:${stat.size}:${stat.mtimeNs}` : 'none'
    })
    .join(' ')
}
