import type { Kpi } from '../kpis.ts'
import { IntervalBar } from './interval-bar.tsx'

/** A figure with its name, how sure it is, its definition, and the way to the conversations behind it. */
export function KpiCard({ kpi, onList }: { kpi: Kpi; onList: (kpi: Kpi) => void }) {
  const { name, value, aside, definition, sample, interval, open } = kpi
  return (
    <div class="card kpi">
      <dt>{name}</dt>
      <dd class="kpi-value">
        {value}
        {aside && <span class="kpi-aside">{aside}</span>}
      </dd>
      {interval && (
        <dd class="kpi-interval">
          <IntervalBar {...interval} />
        </dd>
      )}
      <dd class="kpi-sample">
        {sample}
        {open && <span class="kpi-open">{open}</span>}
      </dd>
      <dd class="kpi-more">
        <details>
          <summary>
            Definition<span class="unseen"> of {name}</span>
          </summary>
          <p>{definition}</p>
        </details>
        <button type="button" class="link" onClick={() => onList(kpi)}>
          Conversations<span class="unseen"> behind {name}</span>
        </button>
      </dd>
    </div>
  )
}
