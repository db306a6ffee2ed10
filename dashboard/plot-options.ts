import uPlot from 'uplot'
import type { Overview } from '../server/wire.ts'
import { formatTick } from './format.ts'
import type { Series } from './outcome-series.ts'

/** Counts stacked, lines side by side, or the bars of one sum such as an amount of money. */
export type ChartKind = 'stack' | 'lines' | 'sums'

/** What the axis reaches at least, so that little does not look like much. */
const LEAST: Record<ChartKind, number> = { stack: 4, lines: 10, sums: 100 }

const FONT = '12px system-ui, sans-serif'
/** Steps of an axis that counts things, of which there are no halves. */
const countSteps = [1, 2, 5]
  .flatMap((digit) => [1, 10, 100, 1e3, 1e4, 1e5, 1e6].map((ten) => digit * ten))
  .sort((a, b) => a - b)

/**
 * The columns as uPlot wants them. A stack is drawn as bars one before the other, the tallest first, so
 * each of its columns holds the sum of the layers up to its own, from the top layer down.
 */
export function plotData(kind: ChartKind, overview: Overview, series: Series[]): uPlot.AlignedData {
  // In the middle of its bucket a bar is where its time is, and lines meet the bars above them.
  const x = overview.at.map((at) => at + overview.bucket_seconds / 2)
  if (kind === 'lines') return [x, ...series.map(({ values }) => values)]
  const sums: number[][] = []
  for (const { values } of series) {
    const below = sums.at(-1)
    sums.push(values.map((value, index) => (value ?? 0) + (below?.[index] ?? 0)))
  }
  return [x, ...sums.reverse()]
}

/** How a chart looks and behaves; charts of one page share the pointer. */
export function plotOptions({
  kind,
  series,
  format,
  onPoint,
  colour,
  window,
  size,
}: {
  kind: ChartKind
  series: Series[]
  format: (value: number) => string
  onPoint: (bucket: number | undefined) => void
  /** The value of a custom property of the stylesheet. */
  colour: (name: string) => string
  /** The period that is shown, Unix seconds. */
  window: () => { from: number; to: number }
  size: { width: number; height: number }
}): uPlot.Options {
  const text = colour('--quiet')
  const line = colour('--line')
  const drawn = kind === 'lines' ? series : [...series].reverse()

  return {
    ...size,
    padding: [8, 16, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      points: { show: kind === 'lines', size: 7 },
      drag: { x: false, y: false },
      sync: { key: 'overview', scales: ['x', null] },
    },
    scales: {
      x: {
        range: () => {
          const { from, to } = window()
          return [from, to]
        },
      },
      y: { range: (_, __, max) => [0, Math.max(LEAST[kind], max * 1.1)] },
    },
    axes: [
      {
        font: FONT,
        stroke: text,
        space: 64,
        size: 28,
        gap: 6,
        grid: { show: false },
        ticks: { stroke: line, size: 4, width: 1 },
        values: (_, splits, __, ___, step) => splits.map((second) => formatTick(second, step)),
      },
      {
        font: FONT,
        stroke: text,
        size: kind === 'sums' ? 68 : 56,
        gap: 8,
        space: 36,
        grid: { stroke: line, width: 1 },
        ticks: { show: false },
        values: (_, splits) => splits.map(format),
        ...(kind === 'stack' ? { incrs: countSteps } : {}),
      },
    ],
    series: [
      {},
      ...drawn.map((one) => (kind === 'lines' ? curve(colour(one.colour)) : layer(colour(one.colour)))),
    ],
    ...(kind === 'lines' && series.length === 2
      ? { bands: [{ series: [1, 2], fill: colour('--chart-band') }] }
      : {}),
    hooks: {
      setCursor: [(plot) => onPoint(plot.cursor.idx ?? undefined)],
    },
  }
}

function layer(fill: string): uPlot.Series {
  const bars = uPlot.paths.bars?.({ size: [0.72, 28] })
  return { fill, width: 0, points: { show: false }, ...(bars ? { paths: bars } : {}) }
}

function curve(stroke: string): uPlot.Series {
  return {
    stroke,
    width: 2,
    points: { show: false, size: 5, fill: stroke, filter: marked },
  }
}

/** Up to so many values each gets a point: a short piece of line alone is easily missed. */
const FEW = 24

/** Which values to mark: all where they are few, else those without a neighbour, whose line has no length. */
function marked(plot: uPlot, column: number): number[] {
  const values = plot.data[column] ?? []
  const there = Array.from(values.keys()).filter((index) => values[index] != null)
  if (there.length <= FEW) return there
  return there.filter((index) => values[index - 1] == null && values[index + 1] == null)
}
