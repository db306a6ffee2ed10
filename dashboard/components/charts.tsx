import type { Overview } from '../../server/wire.ts'
import { formatDuration, formatMoney } from '../format.ts'
import { answerersOf } from '../kpis.ts'
import { outcomeSeries } from '../outcome-series.ts'
import { ChartCard } from './chart-card.tsx'

/** How the period went, bucket by bucket. */
export function Charts({ overview }: { overview: Overview }) {
  const { resolution, sentiment, ratings, satisfied, cost_micros } = overview
  return (
    <div class="charts">
      <ChartCard
        title="Turns by outcome"
        note={`Written by: ${answerersOf(overview.totals.answerers)}`}
        kind="stack"
        wide
        overview={overview}
        series={outcomeSeries(overview)}
      />
      <ChartCard
        title="Resolution"
        note="Conversations with an answer, by when they started"
        kind="stack"
        overview={overview}
        series={[
          { name: 'Confirmed', colour: '--resolution-confirmed', values: resolution.confirmed },
          { name: 'Assumed', colour: '--resolution-assumed', values: resolution.assumed },
          { name: 'Not resolved', colour: '--resolution-unresolved', values: resolution.unresolved },
          { name: 'Still open', colour: '--resolution-open', values: resolution.open },
        ]}
      />
      <ChartCard
        title="Sentiment"
        note="Shoppers’ messages, by their time"
        kind="stack"
        overview={overview}
        series={[
          { name: 'Positive', colour: '--tone-positive', values: sentiment.positive },
          { name: 'Neutral', colour: '--tone-neutral', values: sentiment.neutral },
          { name: 'Negative', colour: '--tone-negative', values: sentiment.negative },
        ]}
      />
      <ChartCard
        title="Time to first token"
        note="From the saved message to the first word sent"
        kind="lines"
        overview={overview}
        format={formatDuration}
        series={[
          { name: 'p95', colour: '--chart-high', values: overview.time_to_first_token_p95 },
          { name: 'p50', colour: '--chart-low', values: overview.time_to_first_token_p50 },
        ]}
      />
      <ChartCard
        title="Response time"
        note="Until the answer is whole"
        kind="lines"
        overview={overview}
        format={formatDuration}
        series={[
          { name: 'p95', colour: '--chart-high', values: overview.response_time_p95 },
          { name: 'p50', colour: '--chart-low', values: overview.response_time_p50 },
        ]}
      />
      {ratings.some((count) => count > 0) && (
        <ChartCard
          title="Ratings"
          note="By the day of the survey"
          kind="stack"
          overview={overview}
          series={[
            { name: '4 or 5', colour: '--tone-positive', values: satisfied },
            {
              name: '1 to 3',
              colour: '--tone-negative',
              values: ratings.map((count, at) => count - (satisfied[at] ?? 0)),
            },
          ]}
        />
      )}
      {cost_micros.some((micros) => micros > 0) && (
        <ChartCard
          title="Cost"
          note="By the time of the turn"
          kind="sums"
          overview={overview}
          format={formatMoney}
          series={[{ name: 'Cost', colour: '--chart-low', values: cost_micros }]}
        />
      )}
    </div>
  )
}
