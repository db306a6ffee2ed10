/** What a figure may be at most: `figure` is `row.column` of the bench's table. */
export interface Budget {
  figure: string
  most: number
  unit: string
}

export interface BenchOptions {
  /** The project's folder. */
  root: string
  /** This program, for benches that measure in a process of its own. */
  script: string
  /** Instead of the bench's own sizes, for a quick look. */
  sizes: number[] | undefined
}

/** A table of figures: row → column → value. */
export type Figures = Record<string, Record<string, number>>

/** One thing that `npm run bench` measures. */
export interface Bench {
  name: string
  budgets: readonly Budget[]
  run(options: BenchOptions): Promise<{ [row: string]: object }>
  /** What the bench asks of its own process, by name; its result goes out as JSON. */
  measure(what: string, options: { root: string }): Promise<object>
}

/** The budgets of a bench that its figures miss, as sentences; a figure that was not measured misses nothing. */
export function missedBudgets(budgets: readonly Budget[], figures: Figures): string[] {
  return budgets.flatMap(({ figure, most, unit }) => {
    const [row = '', column = ''] = figure.split('.')
    const value = figures[row]?.[column]
    if (value === undefined || value <= most) return []
    return [`${figure} is ${value.toFixed(1)} ${unit}, at most ${most} ${unit} allowed`]
  })
}
