import type { KnowledgeSnapshot } from './knowledge-snapshot.ts'
import { type KnowledgeVersion, openVersion } from './knowledge-version.ts'
import type { KnowledgeSearch } from './passage.ts'
import { createQueryVectors } from './query-vectors.ts'
import { rankRemotely } from './remote-ranking.ts'
import type { RemoteEmbedder } from './remote-vectors.ts'
import { watchFolder } from './watch-folder.ts'

/** The knowledge base as it is now: it follows its files, and is searched without a gap meanwhile. */
export interface LiveKnowledge extends KnowledgeSearch {
  /** Vectors of meaning, by the embedder that ships in the package. */
  embed(texts: string[]): Promise<Float32Array[]>
  current(): KnowledgeSnapshot
  /** The hashes of the passages with these ids, as they are now; of one that is not there, none. */
  passageHashes(ids: readonly string[]): Promise<ReadonlyMap<string, string>>
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
  /** Ranks what is found once it has embedded all texts; what a query says to it is `say(query)`. */
  remote?: { embedder: RemoteEmbedder; say?: (query: string) => string } | undefined
}): Promise<LiveKnowledge> {
  const { script, log, remote, ...settings } = options
  const queryVectors = remote && createQueryVectors(remote.embedder, remote.say ? { say: remote.say } : {})
  const listeners = new Set<() => void>()
  let fault: string | undefined
  const closing = new AbortController()
  let version: KnowledgeVersion
  let changing: Promise<void> = Promise.resolve()
  let retired: Promise<unknown> = Promise.resolve()

  let outdated = new AbortController()

  const follow = (opened: KnowledgeVersion) => {
    version = opened
    outdated.abort()
    outdated = new AbortController()
    if (remote) {
      void rankRemotely(opened, {
        embedder: remote.embedder,
        dataDir: settings.dataDir,
        log,
        signal: AbortSignal.any([outdated.signal, closing.signal]),
        onState: (state) => {
          const wasInUse = opened.snapshot.stats.remote?.in_use
          opened.snapshot.stats.remote = state
          if (state.in_use !== wasInUse && version === opened) for (const listener of listeners) listener()
        },
      })
    }
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

  const again = async <T>(ask: (version: KnowledgeVersion) => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries++) {
      try {
        return await ask(version)
      } catch (error) {
        if (tries >= TRIES || closing.signal.aborted) throw error
        await changing
      }
    }
  }

  return {
    prepare(queries) {
      if (version.snapshot.stats.remote?.in_use) queryVectors?.prepare(queries)
    },
    async search(query, k) {
      const meaning = await queryVectors?.vectorOf(query)
      return again((version) => version.search(query, k, meaning))
    },
    embed: (texts) => again((version) => version.embed(texts)),
    current: () => version.snapshot,
    version: () => version.snapshot.stats.version,
    passageHashes: (ids) => again((version) => version.passageHashes(ids)),
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
