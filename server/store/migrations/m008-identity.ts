import { queries } from '../queries.ts'

const { schema } = queries

/** Who a session speaks for: shoppers who have shown who they are, the key that tokens are bound to, one-time codes. */
export const m008Identity = [
  schema.alterTable('visitors').addColumn('user_id', 'text'),
  schema.createIndex('visitors_by_user').unique().on('visitors').column('user_id'),
  // SQLite adds one column at a time.
  schema.alterTable('sessions').addColumn('user_id', 'text'),
  schema.alterTable('sessions').addColumn('name', 'text'),
  schema.alterTable('sessions').addColumn('email', 'text'),
  schema.alterTable('sessions').addColumn('auth_time', 'bigint'),
  schema.alterTable('sessions').addColumn('only_order', 'text'),
  schema.alterTable('sessions').addColumn('key_thumbprint', 'text'),
  schema.alterTable('sessions').addColumn('device', 'text'),
  schema
    .createTable('identity_token_uses')
    .addColumn('jti_hash', 'text', (c) => c.primaryKey())
    .addColumn('key_thumbprint', 'text')
    .addColumn('expires_at', 'bigint', (c) => c.notNull()),
  schema.createIndex('identity_token_uses_by_end').on('identity_token_uses').column('expires_at'),
  schema
    .createTable('sign_in_codes')
    .addColumn('code_hash', 'text', (c) => c.primaryKey())
    .addColumn('shopper', 'text', (c) => c.notNull())
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('code_challenge', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull()),
].map((builder) => builder.compile())
