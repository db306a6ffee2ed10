import type { Kpi } from '../kpis.ts'

/** A figure with its name, its definition and how much it stands on. */
export function KpiCard({ name, value, aside, definition, sample }: Kpi) {
  return (
    <div class="card kpi">
      <dt>{name}</dt>
      <dd class="kpi-value">
        {value}
        {aside && <span class="kpi-aside">{aside}</span>}
      </dd>
      <dd class="kpi-sample">{sample}</dd>
      <dd class="kpi-definition">{definition}</dd>
    </div>
  )
}
