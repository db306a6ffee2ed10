import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Bench, missedBudgets } from './bench.ts'
import { knowledge } from './knowledge.ts'
import { kpis } from './kpis.ts'
import { start } from './start.ts'

const benches: readonly Bench[] = [knowledge, start, kpis]

const { values } = parseArgs({
  options: {
    root: { type: 'string', default: process.cwd() },
    json: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    only: { type: 'string' },
    sizes: { type: 'string' },
    measure: { type: 'string' },
  },
})

if (values.measure !== undefined) {
  const [name = '', what = ''] = values.measure.split(':')
  const bench = benches.find((bench) => bench.name === name)
  process.stdout.write(JSON.stringify((await bench?.measure(what, { root: values.root })) ?? null))
} else {
  const chosen = benches.filter(({ name }) => values.only === undefined || values.only === name)
  if (chosen.length === 0) {
    process.stderr.write(
      `There is no bench "${values.only}"; there is ${benches.map(({ name }) => name).join(', ')}.\n`,
    )
    process.exitCode = 1
  }
  const report: Record<string, object> = {}
  for (const bench of chosen) {
    const load = loadavg()[0] ?? 0
    const sizes = values.sizes?.split(',').map(Number)
    const measured = await bench.run({ root: values.root, script: fileURLToPath(import.meta.url), sizes })
    const figures = numbersOf(measured)
    const missed = missedBudgets(bench.budgets, figures)
    report[bench.name] = { figures, missed, load }
    if (!values.json) {
      process.stdout.write(`\n${bench.name} (load ${load.toFixed(1)})\n\n${table(figures)}\n\n`)
      for (const line of missed) process.stdout.write(`missed: ${line}\n`)
      if (missed.length === 0) process.stdout.write('every budget is kept\n')
    }
    if (values.check && missed.length > 0) process.exitCode = 1
  }
  if (values.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
}

function numbersOf(measured: { [row: string]: object }): Record<string, Record<string, number>> {
  const rows = Object.entries(measured).map(([row, values]) => {
    const numbers = Object.entries(values).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    )
    return [row, Object.fromEntries(numbers)] as const
  })
  return Object.fromEntries(rows)
}

/** One column a row of figures: few things are measured, with many figures each. */
function table(figures: Record<string, Record<string, number>>): string {
  const names = Object.keys(figures)
  const labels = [...new Set(names.flatMap((name) => Object.keys(figures[name] ?? {})))]
  const lines = labels.map((label) => [label, ...names.map((name) => shown(figures[name]?.[label]))])
  const all = [['', ...names], ...lines]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((line) => line[column]!.length)))
  return all
    .map((line) =>
      line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '),
    )
    .join('\n')
}

function shown(value: number | undefined): string {
  if (value === undefined) return '–'
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2)
}
