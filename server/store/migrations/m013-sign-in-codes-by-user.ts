import { queries } from '../queries.ts'

const { schema } = queries

/** Whose a code of the sign-in frame is, so that it ends with their sessions. Codes of before are good for a minute at most. */
export const m013SignInCodesByUser = [
  queries.deleteFrom('sign_in_codes'),
  schema.alterTable('sign_in_codes').addColumn('user_id', 'text', (c) => c.notNull().defaultTo('')),
  schema.createIndex('sign_in_codes_by_user').on('sign_in_codes').column('user_id'),
].map((statement) => statement.compile())
