import { z } from '@hono/zod-openapi'

/** Everything that leaves an entry in the audit log. */
export const auditActs = [
  'sign-in',
  'sign-in-failed',
  'sign-out',
  'step-up',
  'step-up-failed',
  'set-up',
  'password-changed',
  'second-factor-on',
  'second-factor-replaced',
  'second-factor-declined',
  'second-factor-reset',
  'recovery-code-used',
  'recovery-codes-renewed',
  'session-ended',
  'invited',
  'invitation-withdrawn',
  'role-changed',
  'deactivated',
  'reactivated',
  'setting-changed',
  'conversation-opened',
  'figure-opened',
  'data-exported',
  'personal-data-erased',
  'log-sealed-anew',
  'shop-never-answered',
  'receipt-not-mailed',
] as const
export const AuditAct = z.enum(auditActs).openapi('AuditAct')
export type AuditAct = z.infer<typeof AuditAct>

const person = z.object({ staff_id: z.string(), email: z.string() })

/** One act of staff, as the audit log shows it. */
export const AuditEntry = z
  .object({
    seq: z.number().int(),
    at: z.string(),
    actor: z
      .union([person, z.enum(['command-line', 'server'])])
      .nullable()
      .describe('null where nobody was signed in'),
    act: z.string().describe('an AuditAct, or one of a newer version'),
    subject: z.string().nullable().describe('the id of what or whom it was done to'),
    subject_person: person.nullable().describe('whose id the subject is, where it is that of an account'),
    details: z.record(z.string(), z.unknown()).nullable(),
    personal: z.record(z.string(), z.string()).nullable(),
    erased: z.boolean().describe('its personal part was erased'),
  })
  .openapi('AuditEntry')
export type AuditEntry = z.infer<typeof AuditEntry>

/** Whether every entry stands as it was written. */
export const AuditChain = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('whole'), entries: z.number().int() }),
    z.object({
      state: z.literal('broken'),
      seq: z.number().int().describe('the first entry that does not hold'),
      why: z.enum(['changed', 'missing', 'reordered', 'cut-off', 'unsealed']),
      sentence: z.string(),
    }),
  ])
  .openapi('AuditChain')
export type AuditChain = z.infer<typeof AuditChain>

export const AuditQuery = z.object({
  person: z.string().max(64).optional().describe('a staff_id: what they did, and what was done to them'),
  act: AuditAct.optional(),
  before: z.coerce.number().int().min(1).optional().describe('the `next` of the page before'),
})

export const AuditPage = z
  .object({
    entries: z.array(AuditEntry).describe('newest first'),
    next: z.number().int().nullable(),
    chain: AuditChain,
  })
  .openapi('AuditPage')
export type AuditPage = z.infer<typeof AuditPage>
