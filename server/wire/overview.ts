import { z } from '@hono/zod-openapi'
import { Figure, FigureId } from './figures.ts'

/** The windows that the overview can show, up to now. */
export const overviewRanges = ['1h', '24h', '7d', '30d'] as const
export type OverviewRange = (typeof overviewRanges)[number]

/** Nearest-rank percentiles in ms, with how many measurements they stand on. */
const Percentiles = z.object({
  p50: z.number().nullable(),
  p95: z.number().nullable(),
  p99: z.number().nullable().optional(),
  sample: z.number().int(),
})

/** Of conversations that started in the window: sums, times, and what their questions were about. */
export const Cohort = z
  .object({
    conversations: z.number().int(),
    turns: z.number().int().describe('without the stopped ones'),
    stopped: z.number().int(),
    messages: z.number().int().describe('of shoppers'),
    tokens: z.number().int(),
    cost_micros: z.number().int().describe('millionths of a dollar'),
    unpriced: z.number().int().describe('turns that used a model whose price is unknown'),
    resolution: z
      .object({
        resolved: z.number().int(),
        open: z.number().int().describe('conversations that are not closed yet'),
        tokens: z.number().int().describe('of all closed conversations'),
        cost_micros: z.number().int(),
        unpriced: z.number().int(),
      })
      .describe('what the resolved ones among the closed conversations took'),
    time_to_first_token: Percentiles,
    response_time: Percentiles,
    resolution_time: Percentiles,
    answerers: z.record(z.string(), z.number().int()),
    fallbacks: z.record(z.string(), z.number().int()).describe('reason to turns'),
    topics: z.array(
      z.object({
        topic: z.string(),
        questions: z.number().int(),
        unsure: z.number().int(),
        closed: z.number().int().describe('conversations about it whose resolution can be told'),
        resolved: z.number().int(),
      }),
    ),
  })
  .openapi('Cohort')
export type Cohort = z.infer<typeof Cohort>

/**
 * Columns for the charts: every array has one entry a bucket. Times in ms, `null` where a bucket is empty.
 * A share is `null` when nothing was counted.
 */
export const Overview = z
  .object({
    from: z.string(),
    to: z.string(),
    bucket_seconds: z.number().int(),
    at: z.array(z.number().int()).describe('start of each bucket, Unix seconds'),
    turns: z.array(z.number().int()),
    time_to_first_token_p50: z.array(z.number().nullable()),
    time_to_first_token_p95: z.array(z.number().nullable()),
    response_time_p50: z.array(z.number().nullable()),
    response_time_p95: z.array(z.number().nullable()),
    outcomes: z.record(z.string(), z.array(z.number().int())).describe('outcome, or error code, to counts'),
    sentiment: z
      .record(z.enum(['negative', 'neutral', 'positive']), z.array(z.number().int()))
      .describe('shoppers’ messages, by their own time'),
    resolution: z
      .record(z.enum(['confirmed', 'assumed', 'unresolved', 'open']), z.array(z.number().int()))
      .describe('conversations with an answer, by when they started'),
    ratings: z.array(z.number().int()),
    satisfied: z.array(z.number().int()).describe('ratings of 4 or 5'),
    cost_micros: z.array(z.number().int()),
    tokens: z.array(z.number().int()),
    figures: z.record(FigureId, Figure),
    cohort: Cohort,
    totals: z.object({
      turns: z.number().int(),
      counted: z.number().int().describe('turns without the stopped ones: what the shares are shares of'),
      conversations: z.number().int().describe('whose first turn is in the window'),
      answered_share: z.number().nullable(),
      unsure_share: z.number().nullable(),
      helpful: z.number().int(),
      not_helpful: z.number().int(),
      ratings: z.number().int().describe('given in the window'),
      csat: z.number().nullable().describe('share of ratings of 4 or 5'),
      time_to_first_token: Percentiles,
      response_time: Percentiles,
      answerers: z.record(z.string(), z.number().int()),
    }),
    version: z.number().int().describe('changes with every new turn record'),
  })
  .openapi('Overview')
export type Overview = z.infer<typeof Overview>
