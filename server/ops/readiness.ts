import type { KnowledgeSearch } from '../../kb/passage.ts'
import type { ModelState } from '../answer/model-state.ts'
import type { Now } from '../ids.ts'
import type { Database } from '../store/database.ts'
import { writeProbe } from '../store/write-probe.ts'

/** One thing that must be well, and in a word why it is not. */
export interface Check {
  ok: boolean
  reason?: string
}

/** Whether the server should be sent shoppers, and what that stands on. */
export interface ReadinessReport {
  checks: {
    /** It takes writes. */
    database: Check
    /** A search comes back. */
    knowledge: Check & { passages: number }
    /** Space is left where the data lie. */
    disk: Check & { free_share: number | null }
    /** It is not shutting down. */
    serving: Check
  }
  /** Shown only: without the model the local answerer answers. `null` where none is asked. */
  model: ModelState | null
}

export interface Readiness {
  report(): Promise<ReadinessReport>
  /** From now on not ready: the server is shutting down. */
  stop(): void
}

/** What was found out holds for so long, ms: probes cost next to nothing, however many come. */
const KEEP_MS = 2000
const PATIENCE_MS = 4000
/** At least this share of the disk must be free. */
const MIN_FREE_SHARE = 0.05

/**
 * Readiness that means it (a real write, a real search, space on the disk); what has failed is well again as soon as a
 * later check says so.
 * @param parts `freeShare` resolves with the share of the disk that is free, 0 to 1; a check that takes longer than
 *   `patienceMs` has failed
 */
export function createReadiness({
  database,
  knowledge,
  freeShare,
  model,
  now,
  patienceMs = PATIENCE_MS,
}: {
  database: Database
  knowledge: KnowledgeSearch & { current(): { stats: { passages: number } } }
  freeShare: () => Promise<number>
  model: () => ModelState | undefined
  now: Now
  patienceMs?: number
}): Readiness {
  let stopping = false
  let known: { at: number; checks: Promise<Omit<ReadinessReport['checks'], 'serving'>> } | undefined

  const look = async () => {
    const [written, searched, free] = await Promise.all([
      passes(database.write([writeProbe(now())]), patienceMs),
      passes(knowledge.search('delivery', 1), patienceMs),
      inTime(freeShare(), patienceMs).catch(() => null),
    ])
    return {
      database: written,
      knowledge: { ...searched, passages: knowledge.current().stats.passages },
      // Where the system does not tell, the write has shown that there is space.
      disk: {
        ...(free !== null && free < MIN_FREE_SHARE ? { ok: false, reason: 'nearly full' } : { ok: true }),
        free_share: free === null ? null : Math.round(free * 100) / 100,
      },
    }
  }

  return {
    async report() {
      const at = now()
      // A clock that was set back must not keep an old finding for ever.
      if (!known || at - known.at >= KEEP_MS || at < known.at) known = { at, checks: look() }
      const found = await known.checks
      const serving = stopping ? { ok: false, reason: 'shutting down' } : { ok: true }
      return { checks: { ...found, serving }, model: model() ?? null }
    },
    stop() {
      stopping = true
    },
  }
}

async function passes(work: Promise<unknown>, patienceMs: number): Promise<Check> {
  return inTime(work, patienceMs).then(
    () => ({ ok: true }),
    (error: unknown) => ({ ok: false, reason: error instanceof TooSlow ? 'too slow' : 'failed' }),
  )
}

class TooSlow extends Error {
  override name = 'TooSlow'
}

function inTime<T>(work: Promise<T>, patienceMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow()), patienceMs)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
