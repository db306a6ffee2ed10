import type { ErrandParts } from '../chat/errands/errand-parts.ts'
import { describePlan } from '../shop/actions/describe-plan.ts'
import { variantsOf } from '../shop/orders/live-variants.ts'
import { planAction } from '../shop/orders/plan-action.ts'
import { type Profile, readProfileFile } from '../shop/orders/profile-file.ts'
import { shopTerms } from '../shop/orders/shop-terms.ts'
import type { Shop } from '../shop/shop.ts'
import { textsFor } from '../shop/texts/texts-for.ts'
import type { Action } from '../wire.ts'

/** The customers that a test's shopper may be, and what their errands are run with, afresh for each conversation. */
export interface TestCustomers {
  has(userId: string): boolean
  errands(now: () => number): ErrandParts
}

/** The customers of a knowledge base's `users/profiles.json`, as the file has them: a test's shopper confirms nothing. */
export function testCustomers(kbDir: string, shop: Pick<Shop, 'profile' | 'products'>): TestCustomers {
  const profiles = new Map(
    (readProfileFile(kbDir).profiles ?? []).map((profile) => [profile.customer.userId, profile]),
  )
  return { has: (userId) => profiles.has(userId), errands: (now) => errandsOf(profiles, shop, now) }
}

function errandsOf(
  profiles: ReadonlyMap<string, Profile>,
  shop: Pick<Shop, 'profile' | 'products'>,
  now: () => number,
): ErrandParts {
  const ordersOf = (userId: string) =>
    [...(profiles.get(userId)?.orders ?? [])].sort((a, b) =>
      (b.placedAt ?? '').localeCompare(a.placedAt ?? ''),
    )
  const order = (userId: string, orderId: string) => ordersOf(userId).find((each) => each.orderId === orderId)
  const variants = (productId: string) => {
    const product = shop.products().find(({ product_id }) => product_id === productId)
    return product ? variantsOf(product) : []
  }
  const records: ErrandParts['records'] = {
    customer: async (userId) => profiles.get(userId)?.customer,
    orders: async (userId) => ordersOf(userId),
    order: async (userId, orderId) => order(userId, orderId),
    variants: async (productId) => variants(productId),
    async plan(userId, action) {
      const customer = profiles.get(userId)?.customer
      if (!customer) return { refused: 'not_found', detail: 'no such customer', possible: [] }
      const about = 'order_id' in action.arguments ? order(userId, action.arguments.order_id) : undefined
      const terms = shopTerms(shop.profile(), shop.products())
      return planAction(action, { customer, order: about, variants, terms, now: now() })
    },
  }
  let open: Action[] = []
  return {
    records,
    shop,
    actions: {
      async propose(userId, _, action, language) {
        const plan = await records.plan(userId, action)
        if ('refused' in plan) return plan
        const { summary, details } = describePlan(plan, shop.profile(), shop.products(), textsFor(language))
        const made: Action = {
          action_id: `a_${open.length + 1}`,
          kind: action.name,
          state: 'proposed',
          summary,
          details,
          expires_at: new Date(now() + 900_000).toISOString(),
        }
        open = [...open.filter((other) => other.details.order_id !== details.order_id), made]
        return made
      },
      open: async () => open,
      async leave() {
        const left = open.length
        open = []
        return left
      },
    },
  }
}
