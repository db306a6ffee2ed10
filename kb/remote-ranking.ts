import { setTimeout as sleep } from 'node:timers/promises'
import type { RemoteStats } from './knowledge-base.ts'
import type { KnowledgeVersion } from './knowledge-version.ts'
import { embedRemotely, type RemoteEmbedder, RemoteEmbeddingError, remoteFolder } from './remote-vectors.ts'

/** A remote embedder that has failed for now is asked again after a minute, then ever later, ms. */
const FIRST_PAUSE_MS = 60_000
const LONGEST_PAUSE_MS = 15 * 60_000

/**
 * Has the searches of one version ranked by a remote embedder, once all its texts are embedded; until then, and
 * where that fails, by the embedder of the version itself. Never throws: what goes wrong is one line in the log.
 * @param signal ends it: the version is not searched any more
 */
export async function rankRemotely(
  version: Pick<KnowledgeVersion, 'texts' | 'rankBy'>,
  options: {
    embedder: RemoteEmbedder
    dataDir: string
    log: (line: string) => void
    signal: AbortSignal
    onState: (state: RemoteStats) => void
    firstPauseMs?: number
  },
): Promise<void> {
  const { embedder, dataDir, log, signal, onState, firstPauseMs = FIRST_PAUSE_MS } = options
  let pause = firstPauseMs
  let told = ''
  for (;;) {
    try {
      const hashed = await version.texts()
      const { texts } = hashed
      const state = (embedded: number, in_use: boolean) => {
        onState({ embedder: embedder.id, texts: texts.length, embedded, in_use })
      }
      let before = -1
      let embedded = 0
      const { vectors, dimension } = await embedRemotely(hashed, {
        embedder,
        folder: remoteFolder(dataDir),
        log,
        signal,
        onEmbedded: (count) => {
          // It falls where what was there is of no use any more.
          before = before < 0 ? count : Math.min(before, count)
          embedded = count
          state(embedded, false)
        },
      })
      if (texts.length === 0) return
      await version.rankBy(vectors, dimension)
      state(texts.length, true)
      log(
        `${embedder.id}: ${texts.length} texts, ${texts.length - before} of them embedded now; it ranks what is found`,
      )
      return
    } catch (error) {
      if (signal.aborted) return
      const reason = error instanceof Error ? error.message : String(error)
      const again = error instanceof RemoteEmbeddingError && error.passing
      const line = `${embedder.id} gives no vectors (${reason}): what is found is ranked by the embedder of the package${again ? ', for now' : ''}`
      if (line !== told) log(line)
      told = line
      if (!again) return
      await sleep(pause, undefined, { signal, ref: false }).catch(() => {})
      if (signal.aborted) return
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS)
    }
  }
}
