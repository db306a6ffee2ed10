import type { Overview } from '../../server/wire.ts'

/** An overview of an hour in two buckets, with the given figures. */
export function anOverview({
  totals,
  ...columns
}: Partial<Omit<Overview, 'totals'>> & { totals?: Partial<Overview['totals']> } = {}): Overview {
  return {
    from: '2026-05-01T09:00:00.000Z',
    to: '2026-05-01T09:02:00.000Z',
    bucket_seconds: 60,
    at: [1_777_626_000, 1_777_626_060],
    turns: [0, 0],
    time_to_first_token_p50: [null, null],
    time_to_first_token_p95: [null, null],
    response_time_p50: [null, null],
    response_time_p95: [null, null],
    outcomes: {},
    version: 0,
    ...columns,
    totals: {
      turns: 0,
      counted: 0,
      conversations: 0,
      answered_share: null,
      unsure_share: null,
      helpful: 0,
      not_helpful: 0,
      ratings: 0,
      csat: null,
      time_to_first_token: { p50: null, p95: null, sample: 0 },
      response_time: { p50: null, p95: null, sample: 0 },
      answerers: {},
      ...totals,
    },
  }
}
