import { expect } from 'vitest'
import type { ClaimFilter } from '../../server/answer/claims/claim-filter.ts'

/** What stands in the end, when a text comes in these pieces. */
export function filteredBy(filter: ClaimFilter, pieces: readonly string[]): string {
  let out = ''
  const take = ({ retract, text }: { retract: number; text: string }) => {
    expect(retract).toBeLessThanOrEqual(out.length)
    out = out.slice(0, out.length - retract) + text
  }
  for (const piece of pieces) take(filter.push(piece))
  take(filter.end())
  return out
}
