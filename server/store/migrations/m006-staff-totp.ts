import { queries } from '../queries.ts'

const { schema } = queries

/**
 * Staff's second factor. Sessions are made anew: those of before stood on a password alone, and end here.
 */
export const m006StaffTotp = [
  schema.alterTable('staff').addColumn('second_factor_declined_at', 'bigint'),
  schema
    .createTable('staff_authenticators')
    .addColumn('staff_id', 'text', (c) => c.primaryKey().references('staff.staff_id').onDelete('cascade'))
    .addColumn('sealed_secret', 'text', (c) => c.notNull())
    .addColumn('last_step', 'bigint', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull()),
  schema
    .createTable('staff_recovery_codes')
    .addColumn('code_hash', 'text', (c) => c.primaryKey())
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.staff_id').onDelete('cascade'))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint'),
  schema.createIndex('staff_recovery_codes_by_staff').on('staff_recovery_codes').column('staff_id'),
  schema.dropTable('staff_sessions'),
  schema
    .createTable('staff_sessions')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('session_id', 'text', (c) => c.notNull().unique())
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.staff_id').onDelete('cascade'))
    .addColumn('stage', 'text', (c) => c.notNull())
    .addColumn('sealed_new_secret', 'text')
    .addColumn('device', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('last_seen_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull()),
  schema.createIndex('staff_sessions_by_staff').on('staff_sessions').column('staff_id'),
].map((builder) => builder.compile())
