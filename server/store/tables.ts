import type { ConversationTables } from './tables/conversation-tables.ts'
import type { IdentityTables } from './tables/identity-tables.ts'
import type { InsightTables } from './tables/insight-tables.ts'
import type { ShopTables } from './tables/shop-tables.ts'
import type { ShopperAccountTables } from './tables/shopper-account-tables.ts'
import type { StaffTables } from './tables/staff-tables.ts'

/** The rows of the database. Times are Unix milliseconds; JSON columns hold what `wire.ts` describes. */
export interface Tables
  extends IdentityTables,
    ConversationTables,
    ShopTables,
    InsightTables,
    StaffTables,
    ShopperAccountTables {
  /** One row, written to see whether the database takes writes. */
  write_probe: { id: 1; written_at: number }
}
