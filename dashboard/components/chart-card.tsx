import { useState } from 'preact/hooks'
import type { Overview } from '../../server/wire.ts'
import { formatCount, formatMoment, NOTHING } from '../format.ts'
import type { Series } from '../outcome-series.ts'
import type { ChartKind } from '../plot-options.ts'
import { Plot } from './plot.tsx'

/** A chart with its legend, which shows the values under the pointer, and the same figures as a table. */
export function ChartCard({
  title,
  note,
  kind,
  overview,
  series,
  format = formatCount,
  wide = false,
}: {
  title: string
  note: string
  kind: ChartKind
  overview: Overview
  series: Series[]
  format?: (value: number) => string
  /** Over the whole page. */
  wide?: boolean
}) {
  const [bucket, setBucket] = useState<number | undefined>()
  const [open, setOpen] = useState(false)
  const start = bucket === undefined ? undefined : overview.at[bucket]
  return (
    <section class={`card chart ${wide ? 'wide' : ''}`}>
      <header>
        <h2>{title}</h2>
        <p class="quiet">{start === undefined ? note : formatMoment(start)}</p>
      </header>
      <ul class="legend">
        {series.map(({ name, colour, values }) => (
          <li key={name}>
            <i class="swatch" style={{ background: `var(${colour})` }} />
            {name} <b>{legendValue(values, bucket, kind, format)}</b>
          </li>
        ))}
      </ul>
      <Plot
        label={`${title}, ${series.map(({ name }) => name).join(', ')}. The table below has the figures.`}
        kind={kind}
        overview={overview}
        series={series}
        format={format}
        onPoint={setBucket}
      />
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>As a table</summary>
        {open && <Table overview={overview} series={series} format={format} />}
      </details>
    </section>
  )
}

function legendValue(
  values: (number | null)[],
  bucket: number | undefined,
  kind: ChartKind,
  format: (value: number) => string,
): string {
  if (bucket !== undefined) {
    const value = values[bucket]
    return value === null || value === undefined ? NOTHING : format(value)
  }
  // Counts add up; percentiles of percentiles mean nothing, and the cards have the right ones.
  return kind !== 'lines' ? format(values.reduce<number>((sum, value) => sum + (value ?? 0), 0)) : ''
}

function Table({
  overview,
  series,
  format,
}: {
  overview: Overview
  series: Series[]
  format: (value: number) => string
}) {
  const rows = overview.at
    .flatMap((at, index) => (series.some(({ values }) => values[index]) ? [{ at, index }] : []))
    .reverse()
  return (
    <div class="table">
      <table>
        <thead>
          <tr>
            <th scope="col">From</th>
            {series.map(({ name }) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ at, index }) => (
            <tr key={at}>
              <th scope="row">{formatMoment(at)}</th>
              {series.map(({ name, values }) => (
                <td key={name}>{legendValue(values, index, 'lines', format)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
