import { type Figure, type FigureId, figureIds, type Overview } from '../../server/wire.ts'

/** An overview of an hour in two buckets, with the given figures. */
export function anOverview({
  totals,
  cohort,
  figures,
  ...columns
}: Partial<Omit<Overview, 'totals' | 'cohort' | 'figures'>> & {
  totals?: Partial<Overview['totals']>
  cohort?: Partial<Overview['cohort']>
  figures?: Partial<Record<FigureId, Figure>>
} = {}): Overview {
  const nothing = { p50: null, p95: null, p99: null, sample: 0 }
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
    sentiment: { negative: [0, 0], neutral: [0, 0], positive: [0, 0] },
    resolution: { confirmed: [0, 0], assumed: [0, 0], unresolved: [0, 0], open: [0, 0] },
    ratings: [0, 0],
    satisfied: [0, 0],
    cost_micros: [0, 0],
    tokens: [0, 0],
    figures: {
      ...(Object.fromEntries(
        figureIds.map((id) => [id, { part: 0, whole: 0, open: 0, share: null, low: null, high: null }]),
      ) as Record<FigureId, Figure>),
      ...figures,
    },
    cohort: {
      conversations: 0,
      turns: 0,
      stopped: 0,
      messages: 0,
      tokens: 0,
      cost_micros: 0,
      unpriced: 0,
      resolution: { resolved: 0, open: 0, tokens: 0, cost_micros: 0, unpriced: 0 },
      time_to_first_token: nothing,
      response_time: nothing,
      resolution_time: nothing,
      answerers: {},
      fallbacks: {},
      topics: [],
      ...cohort,
    },
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
