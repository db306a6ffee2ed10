import type { KnowledgeSnapshot } from './knowledge-snapshot.ts'
import { type KnowledgeVersion, openVersion } from './knowledge-version.ts'
import type { KnowledgeSearch } from './passage.ts'
import { watchFolder } from './watch-folder.ts'

/** The knowledge base as it is now: it follows its files, and is searched without a gap meanwhile. */
export interface LiveKnowledge extends KnowledgeSearch {
  current(): KnowledgeSnapshot
  /** Why the files on disk could not be taken over, if they could not: the version before still serves. */
  lastFault(): string | undefined
  /** Tells of every new version, and of every fault. */
  onChange(listener: () => void): () => void
  close(): Promise<void>
}

/** A search that met the end of its thread is asked again of the next, this often. */
const TRIES = 3
/** A thread that ended by itself is started again after this time, ms. */
const RESTART_MS = 1000

/**
 * Opens the knowledge base and keeps it up to date: a change on disk is read and indexed in a new thread, which
 * then takes the old one's place.
 * @throws Error with one clear sentence when it cannot be opened the first time
 */
export async function openLiveKnowledge(options: {
  kbDir: string
  dataDir: string
  /** Whether snapshots carry the texts of policies, articles and FAQs. */
  readings: boolean
  /** The built `knowledge-worker.js`. */
  script: URL
  log: (line: string) => void
}): Promise<LiveKnowledge> {
  const { script, log, ...settings } = options
  const listeners = new Set<() => void>()
  let fault: string | undefined
  const closing = new AbortController()
  let version: KnowledgeVersion
  let changing: Promise<void> = Promise.resolve()
  let retired: Promise<unknown> = Promise.resolve()

  const follow = (opened: KnowledgeVersion) => {
    version = opened
    void opened.ended.then(() => {
      if (closing.signal.aborted || version !== opened) return
      log('the knowledge base’s thread ended; it is started again')
      setTimeout(() => void renew(), RESTART_MS).unref()
    })
  }
  /** Takes over what lies on disk now; what comes meanwhile waits for its turn. */
  const renew = (): Promise<void> => {
    changing = changing.then(async () => {
      if (closing.signal.aborted) return
      try {
        const before = version
        follow(await openVersion(script, settings, log, closing.signal))
        fault = undefined
        const { embedded, passages, problems } = version.snapshot.stats
        log(
          `knowledge base updated: ${passages} passages, ${embedded} texts embedded, ${problems.length} problems`,
        )
        retired = Promise.all([retired, before.retire()])
      } catch (error) {
        if (closing.signal.aborted) return
        fault = error instanceof Error ? error.message : String(error)
        log(`the knowledge base could not be updated, the version before still serves: ${fault}`)
      }
      for (const listener of listeners) listener()
    })
    return changing
  }

  const first = await openVersion(script, settings, log, closing.signal)
  follow(first)
  const watch = watchFolder(settings.kbDir, renew)

  return {
    async search(query, k) {
      for (let tries = 1; ; tries++) {
        try {
          return await version.search(query, k)
        } catch (error) {
          if (tries >= TRIES || closing.signal.aborted) throw error
          await changing
        }
      }
    },
    current: () => version.snapshot,
    lastFault: () => fault,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close() {
      closing.abort()
      watch.close()
      await changing
      await Promise.all([retired, version.retire()])
    },
  }
}
