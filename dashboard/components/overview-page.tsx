import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Overview, Staff } from '../../server/wire.ts'
import { formatClock, formatDay } from '../format.ts'
import { type Kpi, type KpiGroup, kpiGroupsOf } from '../kpis.ts'
import { rangeNames } from '../overview-ranges.ts'
import type { OverviewStore } from '../overview-store.ts'
import type { SessionStore } from '../session-store.ts'
import { useStore } from '../store.ts'
import { Charts } from './charts.tsx'
import { FigureList } from './figure-list.tsx'
import { GapsCard } from './gaps-card.tsx'
import { KnowledgeCard } from './knowledge-card.tsx'
import { KpiCard } from './kpi-card.tsx'
import { PageHeader } from './page-header.tsx'
import { RangeSwitch } from './range-switch.tsx'
import { SentimentCard } from './sentiment-card.tsx'
import { TopicsCard } from './topics-card.tsx'

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
  const { overview, knowledge, gaps, range, shownRange, fault, live } = useStore(store.state)
  const [listed, setListed] = useState<Kpi | undefined>()
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
            {(overview.version > 0 ? kpiGroupsOf(overview) : []).map((group, at) => (
              <Group key={group.title} group={group} onList={setListed}>
                {at === SATISFACTION && <SentimentCard overview={overview} onList={setListed} />}
              </Group>
            ))}
            {overview.totals.turns > 0 && (
              <>
                <Charts overview={overview} />
                <div class="blocks">
                  <TopicsCard topics={overview.cohort.topics} />
                  <GapsCard gaps={gaps} />
                </div>
              </>
            )}
            {knowledge && <KnowledgeCard knowledge={knowledge} />}
          </div>
        ) : (
          <Waiting />
        )}
        {listed && <FigureList kpi={listed} store={store} onClose={() => setListed(undefined)} />}
      </main>
    </>
  )
}

/** The group that also tells how messages sound. */
const SATISFACTION = 1

function Group({
  group,
  onList,
  children,
}: {
  group: KpiGroup
  onList: (kpi: Kpi) => void
  children: ComponentChildren
}) {
  return (
    <section class="group" aria-label={group.title}>
      <header>
        <h2>{group.title}</h2>
        <p class="quiet small">{group.note}</p>
      </header>
      <dl class="kpis">
        {group.kpis.map((kpi) => (
          <KpiCard key={kpi.name} kpi={kpi} onList={onList} />
        ))}
        {children}
      </dl>
    </section>
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
