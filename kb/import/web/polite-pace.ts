/** Waits until a host may be asked again. */
export type PolitePace = (host: string, delaySeconds: number) => Promise<void>

/** Longer than this no host makes us wait. */
const LONGEST_S = 30

/** At most one request a second to each host, fewer where it asks for fewer. */
export function politePace(now: () => number, sleep: (ms: number) => Promise<void>): PolitePace {
  const next = new Map<string, number>()
  return async (host, delaySeconds) => {
    const wait = (next.get(host) ?? 0) - now()
    if (wait > 0) await sleep(wait)
    next.set(host, now() + 1000 * Math.min(LONGEST_S, Math.max(1, delaySeconds)))
  }
}
