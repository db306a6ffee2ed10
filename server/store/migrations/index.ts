import type { CompiledQuery } from 'kysely'
import { m001Initial } from './m001-initial.ts'
import { m002ConversationLog } from './m002-conversation-log.ts'
import { m003ModelUse } from './m003-model-use.ts'
import { m004Insight } from './m004-insight.ts'
import { m005ConversationSearch } from './m005-conversation-search.ts'
import { m006StaffTotp } from './m006-staff-totp.ts'
import { m007Replay } from './m007-replay.ts'
import { m008Identity } from './m008-identity.ts'
import { m009ShopperAccounts } from './m009-shopper-accounts.ts'
import { m010StaffTeam } from './m010-staff-team.ts'
import { m011CustomerRecords } from './m011-customer-records.ts'
import { m012Actions } from './m012-actions.ts'
import { m013SignInCodesByUser } from './m013-sign-in-codes-by-user.ts'
import { m014ShopRequests } from './m014-shop-requests.ts'

/** One step of the schema's history, run once in one transaction. */
export interface Migration {
  name: string
  statements: CompiledQuery[]
}

/** The schema's history, oldest first; only ever appended to. */
export const migrations: Migration[] = [
  { name: 'm001_initial', statements: m001Initial },
  { name: 'm002_conversation_log', statements: m002ConversationLog },
  { name: 'm003_model_use', statements: m003ModelUse },
  { name: 'm004_insight', statements: m004Insight },
  { name: 'm005_conversation_search', statements: m005ConversationSearch },
  { name: 'm006_staff_totp', statements: m006StaffTotp },
  { name: 'm007_replay', statements: m007Replay },
  { name: 'm008_identity', statements: m008Identity },
  { name: 'm009_shopper_accounts', statements: m009ShopperAccounts },
  { name: 'm010_staff_team', statements: m010StaffTeam },
  { name: 'm011_customer_records', statements: m011CustomerRecords },
  { name: 'm012_actions', statements: m012Actions },
  { name: 'm013_sign_in_codes_by_user', statements: m013SignInCodesByUser },
  { name: 'm014_shop_requests', statements: m014ShopRequests },
]
