import { addressFrom } from './address-from.ts'
import { type Arguments, type Planned, type PlanFacts, refuse } from './plan-facts.ts'

/** The address that is proposed for future orders; those that were placed keep theirs. */
export function planUserAddress(
  given: Arguments<'modify_user_address'>,
  { customer, terms }: PlanFacts,
): Planned {
  if (given.user_id !== customer.userId) return refuse('not_found', 'user not found')
  const address = addressFrom(given, terms)
  return {
    customer: { before: customer, after: { ...customer, address } },
    items: [],
    address,
    undoMs: terms?.undoMs.customer ?? 0,
  }
}
