import { sql } from 'kysely'
import { queries } from '../queries.ts'

const { schema } = queries

/**
 * Customers and their orders as the shop's own file tells them and as actions have changed them since, what was done
 * under which key, and what of the stock that took.
 */
export const m011CustomerRecords = [
  schema
    .createTable('customers')
    .addColumn('user_id', 'text', (column) => column.primaryKey())
    .addColumn('email_key', 'text')
    .addColumn('record', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('file_hash', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'integer')
    .compile(),
  schema.createIndex('customers_email_key').on('customers').column('email_key').unique().compile(),
  schema
    .createTable('customer_orders')
    .addColumn('order_key', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) =>
      column.notNull().references('customers.user_id').onDelete('cascade'),
    )
    .addColumn('placed_at', 'text', (column) => column.notNull())
    .addColumn('email_key', 'text')
    .addColumn('postcode_key', 'text')
    .addColumn('record', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('file_hash', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'integer')
    .addPrimaryKeyConstraint('customer_orders_owner', ['user_id', 'order_key'])
    .compile(),
  schema.createIndex('customer_orders_key').on('customer_orders').column('order_key').unique().compile(),
  schema
    .createTable('shop_commits')
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('idempotency_key', 'text', (column) => column.notNull())
    .addColumn('number', 'text', (column) => column.notNull().unique())
    .addColumn('plan', 'text', (column) => column.notNull())
    .addColumn('order_version', 'integer')
    .addColumn('customer_version', 'integer')
    .addColumn('stock_moves', 'text', (column) => column.notNull())
    .addColumn('committed_at', 'integer', (column) => column.notNull())
    .addColumn('undone_at', 'integer')
    .addPrimaryKeyConstraint('shop_commits_key', ['user_id', 'idempotency_key'])
    .compile(),
  schema
    .createTable('stock_taken')
    .addColumn('item_id', 'text', (column) => column.primaryKey())
    .addColumn('counted', 'integer', (column) => column.notNull())
    .addColumn('taken', 'integer', (column) => column.notNull())
    .modifyEnd(sql`without rowid`)
    .compile(),
]
