import { queries } from '../queries.ts'

const { schema } = queries

/** Accounts of our own for shoppers: e-mail with password or mailed codes, authenticators, recovery codes. */
export const m009ShopperAccounts = [
  schema
    .createTable('shopper_accounts')
    .addColumn('account_id', 'text', (c) => c.primaryKey())
    .addColumn('email', 'text', (c) => c.notNull().unique())
    .addColumn('password_hash', 'text')
    .addColumn('password_failures', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull()),
  schema
    .createTable('shopper_sign_ins')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.references('shopper_accounts.account_id').onDelete('cascade'))
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('stage', 'text', (c) => c.notNull())
    .addColumn('code_hash', 'text')
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('sealed_new_secret', 'text')
    .addColumn('authenticated_at', 'bigint')
    .addColumn('expires_at', 'bigint', (c) => c.notNull()),
  schema.createIndex('shopper_sign_ins_by_account').on('shopper_sign_ins').column('account_id'),
  schema.createIndex('shopper_sign_ins_by_end').on('shopper_sign_ins').column('expires_at'),
  schema
    .createTable('shopper_authenticators')
    .addColumn('account_id', 'text', (c) =>
      c.primaryKey().references('shopper_accounts.account_id').onDelete('cascade'),
    )
    .addColumn('sealed_secret', 'text', (c) => c.notNull())
    .addColumn('last_step', 'bigint', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull()),
  schema
    .createTable('shopper_recovery_codes')
    .addColumn('code_hash', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) =>
      c.notNull().references('shopper_accounts.account_id').onDelete('cascade'),
    )
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint'),
  schema.createIndex('shopper_recovery_codes_by_account').on('shopper_recovery_codes').column('account_id'),
].map((builder) => builder.compile())
