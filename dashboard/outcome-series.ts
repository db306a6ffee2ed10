import type { Outcome, Overview } from '../server/wire.ts'

/** One line or layer of a chart. */
export interface Series {
  name: string
  /** A custom property of the stylesheet. */
  colour: `--${string}`
  values: (number | null)[]
}

/** From the bottom of the stack to its top. */
export const outcomeNames: Record<Outcome, string> = {
  answered: 'Answered',
  clarify: 'Asked back',
  smalltalk: 'Small talk',
  'needs-sign-in': 'Needs sign-in',
  'handed-off': 'Handed to a person',
  unsure: 'Unsure',
  declined: 'Declined',
  stopped: 'Stopped',
}

/** A layer for each outcome that occurs, and one for all failures together. */
export function outcomeSeries({ outcomes, at }: Overview): Series[] {
  const series: Series[] = []
  for (const [outcome, name] of Object.entries(outcomeNames)) {
    const values = outcomes[outcome]
    if (values) series.push({ name, colour: `--outcome-${outcome}`, values })
  }
  const failures = Object.entries(outcomes).filter(([key]) => !(key in outcomeNames))
  if (failures.length > 0) {
    series.push({
      name: 'Failed',
      colour: '--outcome-failed',
      values: at.map((_, index) => failures.reduce((sum, [, values]) => sum + (values[index] ?? 0), 0)),
    })
  }
  return series
}
