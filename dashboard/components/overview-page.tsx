import { useEffect } from 'preact/hooks'
import type { Overview, Staff } from '../../server/wire.ts'
import { formatClock, formatDay, formatDuration } from '../format.ts'
import { answerersOf, kpisOf } from '../kpis.ts'
import { outcomeSeries } from '../outcome-series.ts'
import { rangeNames } from '../overview-ranges.ts'
import type { OverviewStore } from '../overview-store.ts'
import type { SessionStore } from '../session-store.ts'
import { useStore } from '../store.ts'
import { ChartCard } from './chart-card.tsx'
import { KnowledgeCard } from './knowledge-card.tsx'
import { KpiCard } from './kpi-card.tsx'
import { PageHeader } from './page-header.tsx'
import { RangeSwitch } from './range-switch.tsx'

/** What staff see: figures and charts of a period, kept fresh while they look. */
export function OverviewPage({
  session,
  store,
  staff,
}: {
  session: SessionStore
  store: OverviewStore
  staff: Staff
}) {
  const { overview, knowledge, range, shownRange, fault, live } = useStore(store.state)
  useEffect(() => {
    store.start()
    return () => store.stop()
  }, [store])

  return (
    <>
      <PageHeader staff={staff} live={live} onSignOut={() => session.signOut()} />
      <main class="page">
        <div class="toolbar">
          <div>
            <h1>Overview</h1>
            <p class="quiet">{overview ? periodOf(overview) : ' '}</p>
          </div>
          <RangeSwitch chosen={range} onChoose={store.choose} />
        </div>
        <div role="status">
          {fault && (
            <p class="banner">
              {fault} {overview ? 'The figures below are the last that arrived.' : ''} Trying again…
            </p>
          )}
        </div>
        {overview ? (
          <div class={`figures ${range !== shownRange || fault ? 'old' : ''}`}>
            {overview.totals.turns === 0 && (
              <Nothing overview={overview} range={rangeNames[shownRange].long} />
            )}
            <dl class="kpis">
              {kpisOf(overview).map((kpi) => (
                <KpiCard key={kpi.name} {...kpi} />
              ))}
            </dl>
            {overview.totals.turns > 0 && <Charts overview={overview} />}
            {knowledge && <KnowledgeCard knowledge={knowledge} />}
          </div>
        ) : (
          <Waiting />
        )}
      </main>
    </>
  )
}

function Charts({ overview }: { overview: Overview }) {
  return (
    <div class="charts">
      <ChartCard
        title="Turns by outcome"
        note={`Written by: ${answerersOf(overview)}`}
        kind="stack"
        overview={overview}
        series={outcomeSeries(overview)}
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
    </div>
  )
}

function Nothing({ overview, range }: { overview: Overview; range: string }) {
  if (overview.version > 0) {
    return (
      <section class="card nothing">
        <h2>No turns in the {range}</h2>
        <p class="quiet">Choose a longer period to see earlier ones.</p>
      </section>
    )
  }
  return (
    <section class="card nothing">
      <h2>No turns yet</h2>
      <p class="quiet">Open the shop page and ask something. This page shows it a moment later, by itself.</p>
      <a class="button" href="/" target="_blank" rel="noopener">
        Open the shop page
      </a>
    </section>
  )
}

function Waiting() {
  return (
    <div class="kpis" aria-hidden="true">
      {Array.from({ length: 8 }, (_, index) => (
        <div class="card kpi waiting" key={index} />
      ))}
    </div>
  )
}

function periodOf({ from, to, bucket_seconds: seconds }: Overview): string {
  const start = Date.parse(from) / 1000
  const end = Date.parse(to) / 1000
  const step = seconds < 3600 ? `${seconds / 60} min` : `${seconds / 3600} h`
  return `Since ${formatDay(start)}, ${formatClock(start)} · ${end - start > seconds ? `in steps of ${step}` : ''}`
}
