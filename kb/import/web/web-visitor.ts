import type { FetchedPage, FetchLimits, GuardedFetch } from './guarded-fetch.ts'
import type { PolitePace } from './polite-pace.ts'
import { type Robots, readRobots } from './robots.ts'

/** Someone who asks hosts politely: by their robots.txt, one request at a time. */
export interface WebVisitor {
  visit(address: string, types: RegExp, limits?: Partial<FetchLimits>): Promise<FetchedPage>
  robotsOf(url: URL): Promise<Robots>
}

/** @param mayLeave which hosts may be visited at all, redirects included; a sentence refuses */
export function createWebVisitor(
  fetchPage: GuardedFetch,
  pace: PolitePace,
  mayLeave: (url: URL) => string | undefined = () => undefined,
): WebVisitor {
  const known = new Map<string, Promise<Robots>>()
  const robotsOf = (url: URL) => {
    const reading = known.get(url.origin) ?? readRobots(fetchPage, url)
    known.set(url.origin, reading)
    return reading
  }
  return {
    robotsOf,
    visit: (address, types, limits = {}) =>
      fetchPage(address, {
        types,
        limits,
        async mayVisit(url) {
          const foreign = mayLeave(url)
          if (foreign) return foreign
          const robots = await robotsOf(url)
          const refusal = robots.refusal(url)
          if (refusal) return refusal
          await pace(url.host, robots.delay)
          return undefined
        },
      }),
  }
}
