import type { parseArgs } from 'node:util'

/** Every option that a command may take. */
export const options = {
  kb: { type: 'string' },
  k: { type: 'string', short: 'k' },
  json: { type: 'boolean', default: false },
  cases: { type: 'string' },
  train: { type: 'string' },
  retail: { type: 'string' },
  order: { type: 'string' },
  'other-order': { type: 'string' },
  commit: { type: 'boolean', default: false },
  email: { type: 'string' },
  role: { type: 'string' },
  user: { type: 'string' },
  ttl: { type: 'string' },
  as: { type: 'string' },
  max: { type: 'string' },
  only: { type: 'string' },
  times: { type: 'string' },
  'changed-from': { type: 'string' },
  since: { type: 'string' },
  limit: { type: 'string' },
  force: { type: 'boolean', default: false },
  online: { type: 'boolean', default: false },
  yes: { type: 'boolean', short: 'y', default: false },
  'dry-run': { type: 'boolean', default: false },
  'allow-private-hosts': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** What was typed: the words, and the options with their values. */
export type Call = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>
