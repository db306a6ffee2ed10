import { sql } from 'kysely'
import { queries } from '../queries.ts'

const { schema } = queries

/**
 * The team: accounts can be deactivated, invitations have a name and an inviter, a session knows when its owner last
 * showed who they are, settings have a place, and every act of staff leaves an entry in the audit log.
 */
export const m010StaffTeam = [
  schema.alterTable('staff').addColumn('deactivated_at', 'bigint').compile(),
  schema
    .alterTable('staff_invites')
    .addColumn('invitation_id', 'text', (c) => c.notNull().defaultTo(''))
    .compile(),
  schema.alterTable('staff_invites').addColumn('invited_by', 'text').compile(),
  sql`update staff_invites set invitation_id = 'inv_' || lower(hex(randomblob(16)))`.compile(queries),
  schema.createIndex('staff_invites_by_id').on('staff_invites').column('invitation_id').unique().compile(),
  schema
    .alterTable('staff_sessions')
    .addColumn('proven_at', 'bigint', (c) => c.notNull().defaultTo(0))
    .compile(),
  schema
    .createTable('settings')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .compile(),
  schema
    .createTable('audit_entries')
    .addColumn('seq', 'integer', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('actor', 'text')
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('subject', 'text')
    .addColumn('details', 'text')
    .addColumn('personal', 'text')
    .addColumn('personal_salt', 'text')
    .addColumn('personal_hash', 'text')
    .addColumn('prev_hash', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .compile(),
  schema.createIndex('audit_entries_by_actor').on('audit_entries').columns(['actor', 'seq']).compile(),
  schema.createIndex('audit_entries_by_subject').on('audit_entries').columns(['subject', 'seq']).compile(),
  schema.createIndex('audit_entries_by_act').on('audit_entries').columns(['act', 'seq']).compile(),
]
