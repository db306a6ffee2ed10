import { formatProblem } from '../problem.ts'
import type { Change, ImportPlan } from './import-plan.ts'

const SIGNS = { added: '+', changed: '~', removed: '-' } as const

/**
 * A plan as an owner reads it: problems as `file:line: reason`, one line an entry, the sum at the end.
 *
 *     + Linen shirt
 *     ~ Wool scarf (price, stock)
 *     1 added, 1 changed, 0 removed, 12 unchanged
 */
export function describePlan(plan: ImportPlan): string[] {
  const { changes, unchanged, problems, notes, files } = plan
  const count = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length
  const sum = `${count('added')} added, ${count('changed')} changed, ${count('removed')} removed, ${unchanged} unchanged`
  const invalid = problems.length > 0 ? `; ${problems.length} could not be read` : ''
  const one = files.length === 1 ? ` in ${files[0]?.path}` : ''
  return [
    ...problems.map(formatProblem),
    ...notes,
    ...changes.map(
      ({ kind, title, fields }) => `${SIGNS[kind]} ${title}${fields ? ` (${fields.join(', ')})` : ''}`,
    ),
    `${sum}${one}${invalid}`,
  ]
}
