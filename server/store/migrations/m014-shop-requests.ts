import { sql } from 'kysely'
import { queries } from '../queries.ts'

const { schema } = queries

/** What shoppers have decided, until the shop has answered and its receipt is mailed, whatever becomes of the conversation. */
export const m014ShopRequests = [
  schema
    .createTable('shop_requests')
    .addColumn('action_id', 'text', (c) => c.notNull())
    .addColumn('deed', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('request', 'text', (c) => c.notNull())
    .addColumn('summary', 'text', (c) => c.notNull())
    .addColumn('details', 'text', (c) => c.notNull())
    .addColumn('decided_at', 'bigint', (c) => c.notNull())
    .addColumn('answered_at', 'bigint')
    .addColumn('receipt', 'text')
    .addColumn('recipient', 'text')
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('shop_requests_key', ['action_id', 'deed'])
    .compile(),
  schema.createIndex('shop_requests_by_due').on('shop_requests').column('due_at').compile(),
  schema.createIndex('shop_requests_by_user').on('shop_requests').column('user_id').compile(),
  // What an older version was about to ask the shop, or to mail.
  sql`insert into shop_requests
    select action_id, case state when 'undone' then 'undo' else 'commit' end, user_id, request, summary, details,
      coalesce(decided_at, created_at), case state when 'confirming' then null else coalesce(decided_at, created_at) end,
      receipt, null, coalesce(mail_due_at, 0)
    from actions where state = 'confirming' or mail_due_at is not null`.compile(queries),
  schema.dropIndex('actions_by_mail').compile(),
  schema.alterTable('actions').dropColumn('mail_due_at').compile(),
  // What is taken back is compared by what it says now.
  schema.alterTable('shop_commits').dropColumn('customer_version').compile(),
]
