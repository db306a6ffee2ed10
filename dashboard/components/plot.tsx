import { useEffect, useRef, useState } from 'preact/hooks'
import uPlot from 'uplot'
import type { Overview } from '../../server/wire.ts'
import type { Series } from '../outcome-series.ts'
import { type ChartKind, plotData, plotOptions } from '../plot-options.ts'

/** The canvas of a chart: made anew for other series or colours, fed when only the figures change. */
export function Plot({
  label,
  kind,
  overview,
  series,
  format,
  onPoint,
}: {
  label: string
  kind: ChartKind
  overview: Overview
  series: Series[]
  format: (value: number) => string
  /** The bucket under the pointer, in this chart or in one beside it. */
  onPoint: (bucket: number | undefined) => void
}) {
  const host = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | undefined>(undefined)
  const dark = useDark()
  const data = plotData(kind, overview, series)
  const shape = series.map(({ name }) => name).join()
  // What uPlot asks for later must be of the figures shown then, not of those it was made with.
  const period = useRef({ from: 0, to: 0 })
  period.current = { from: Date.parse(overview.from) / 1000, to: Date.parse(overview.to) / 1000 }

  useEffect(() => {
    const element = host.current
    if (!element) return
    const style = getComputedStyle(element)
    const made = new uPlot(
      plotOptions({
        kind,
        series,
        format,
        onPoint,
        colour: (name) => style.getPropertyValue(name).trim(),
        window: () => period.current,
        size: { width: element.clientWidth, height: element.clientHeight },
      }),
      data,
      element,
    )
    plot.current = made
    const observer = new ResizeObserver(() =>
      made.setSize({ width: element.clientWidth, height: element.clientHeight }),
    )
    observer.observe(element)
    return () => {
      observer.disconnect()
      made.destroy()
      plot.current = undefined
    }
  }, [kind, shape, dark])

  useEffect(() => {
    plot.current?.setData(data)
  }, [overview])

  return <div class="plot" ref={host} role="img" aria-label={label} />
}

function useDark(): boolean {
  const [dark, setDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches)
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)')
    const change = () => setDark(query.matches)
    query.addEventListener('change', change)
    return () => query.removeEventListener('change', change)
  }, [])
  return dark
}
