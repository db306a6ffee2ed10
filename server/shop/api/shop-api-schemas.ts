import { z } from 'zod'
import type { Committed, Refusal } from '../orders/customer-records.ts'
import { CustomerRecord, OrderRecord, VariantRecord } from '../orders/order-schemas.ts'
import { PlanRecord, RefusalRecord } from '../orders/plan-schema.ts'

// What a shop's API answers, with names as the product has them; on the wire they are `snake_case`.

export const OrdersAnswer = z.object({ orders: z.array(OrderRecord).max(1000) })
export const VariantsAnswer = z.object({ variants: z.array(VariantRecord).max(1000) })
export const RefusedAnswer = z.object({ refusal: RefusalRecord })
export const PlanAnswer = z.union([z.object({ plan: PlanRecord }), RefusedAnswer])
export const CommitRecord: z.ZodType<
  Omit<Committed, 'plan' | 'at'> & { at: string; plan: z.infer<typeof PlanRecord> }
> = z.object({
  number: z.string().min(1).max(64).describe('the shop’s own number for what was done, for the receipt'),
  at: z.iso.datetime({ offset: true }),
  plan: PlanRecord,
})
export const CommitAnswer = z.union([z.object({ committed: CommitRecord }), RefusedAnswer])
export const UndoAnswer = z.union([z.object({ undone: z.literal(true) }), RefusedAnswer])

export { CustomerRecord, OrderRecord }

export const notFound: Refusal = { refused: 'not_found', detail: 'order not found', possible: [] }
