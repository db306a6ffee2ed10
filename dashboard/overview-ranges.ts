import type { OverviewRange } from '../server/wire.ts'

/** What the range switch offers, and how each is said. */
export const rangeNames: Record<OverviewRange, { short: string; long: string }> = {
  '1h': { short: '1 h', long: 'last hour' },
  '24h': { short: '24 h', long: 'last 24 hours' },
  '7d': { short: '7 days', long: 'last 7 days' },
  '30d': { short: '30 days', long: 'last 30 days' },
}

export const overviewRanges: OverviewRange[] = ['1h', '24h', '7d', '30d']

export const rangeHours: Record<OverviewRange, number> = { '1h': 1, '24h': 24, '7d': 168, '30d': 720 }
