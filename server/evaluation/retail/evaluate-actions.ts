import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { RetailData } from './retail-data.ts'
import { openRetailDesk } from './retail-desk.ts'

const records = z.record(z.string(), z.unknown()).default({})

/** A task of τ-bench's retail domain, with what is right. */
export const ActionCase = z.object({
  task: z.string(),
  user_id: z.string(),
  actions: z.array(z.object({ name: z.string(), arguments: z.unknown(), ok: z.boolean() })),
  /** Every record that is another afterwards, whole; where it is absent, records are not looked at. */
  changed: z.object({ orders: records, users: records, products: records }).optional(),
})
export type ActionCase = z.infer<typeof ActionCase>

/** What `eval actions` prints. `right` counts actions; of a record that came out wrong, the last action about it is. */
export interface ActionReport {
  cases: number
  actions: number
  right: number
  wrong: { task: string; index: number; name: string; expected: unknown; got: unknown }[]
}

/** Does each case's actions in order on a fresh copy of the records, as its customer. */
export function evaluateActions(data: RetailData, cases: readonly ActionCase[]): ActionReport {
  const wrong = cases.flatMap((one) => faultsOf(data, one))
  const actions = cases.reduce((sum, one) => sum + one.actions.length, 0)
  return { cases: cases.length, actions, right: actions - wrong.length, wrong }
}

function faultsOf(data: RetailData, { task, user_id, actions, changed }: ActionCase): ActionReport['wrong'] {
  const desk = openRetailDesk(data, user_id)
  const faults = new Map<number, ActionReport['wrong'][number]>()
  for (const [index, { name, arguments: given, ok }] of actions.entries()) {
    const got = desk.act(name, given).ok
    if (got !== ok) faults.set(index, { task, index, name, expected: ok, got })
  }
  if (!changed) return [...faults.values()]
  const touched = desk.touched()
  const kinds = [
    { expected: changed.orders, got: touched.orders, before: data.orders },
    { expected: changed.users, got: touched.users, before: data.users },
    { expected: changed.products, got: new Map<string, unknown>(), before: data.products },
  ]
  for (const { expected, got, before } of kinds) {
    for (const id of new Set([...Object.keys(expected), ...got.keys()])) {
      const wanted = toTheCent(expected[id] ?? before.get(id))
      const is = toTheCent(got.get(id) ?? before.get(id))
      if (isDeepStrictEqual(wanted, is)) continue
      const about = actions.findLastIndex(({ arguments: given }) =>
        JSON.stringify(given ?? null).includes(JSON.stringify(id)),
      )
      const index = about < 0 ? Math.max(0, actions.length - 1) : about
      const name = actions[index]?.name ?? ''
      if (!faults.has(index)) faults.set(index, { task, index, name, expected: wanted, got: is })
    }
  }
  return [...faults.values()].sort((a, b) => a.index - b.index)
}

/** A record with its amounts rounded: the benchmark's own are sums of floating point numbers. */
function toTheCent(value: unknown): unknown {
  // The sum makes 0 of -0.
  if (typeof value === 'number') return Math.round(value * 100) / 100 + 0
  if (Array.isArray(value)) return value.map(toTheCent)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, toTheCent(inner)]))
}
