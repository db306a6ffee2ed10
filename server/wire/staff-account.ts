import { z } from '@hono/zod-openapi'
import { Staff } from './staff.ts'

/**
 * How far the browser's session has come. After the password a session opens only its next step: `code` takes a
 * code of the second factor, `enrolment` sets one up, which `required` says cannot be put off.
 */
export const StaffSession = z
  .discriminatedUnion('step', [
    z.object({
      step: z.literal('signed-in'),
      staff: Staff,
      recovery_codes_left: z.number().int().optional().describe('set when one was used to sign in'),
    }),
    z.object({ step: z.literal('code'), email: z.string() }),
    z.object({ step: z.literal('enrolment'), email: z.string(), required: z.boolean() }),
  ])
  .openapi('StaffSession')
export type StaffSession = z.infer<typeof StaffSession>

const staffCode = z
  .string()
  .min(1)
  .max(64)
  .describe('six digits of the authenticator app, or a recovery code')
export const StaffCode = z.object({ code: staffCode }).openapi('StaffCode')

/** What shows once more who sits there: a code, or the password where the account has no second factor. */
export const StaffStepUp = z
  .object({ code: staffCode.optional(), password: z.string().min(1).max(256).optional() })
  .openapi('StaffStepUp')
export type StaffStepUp = z.infer<typeof StaffStepUp>

export const AuthenticatorOffer = z
  .object({ secret: z.string().describe('Base32, to be typed'), uri: z.string().describe('otpauth://') })
  .openapi('AuthenticatorOffer')
export type AuthenticatorOffer = z.infer<typeof AuthenticatorOffer>

/** Recovery codes are shown here and never again. */
export const RecoveryCodes = z.object({ recovery_codes: z.array(z.string()) }).openapi('RecoveryCodes')
export type RecoveryCodes = z.infer<typeof RecoveryCodes>

export const EnrolledStaff = z
  .object({ staff: Staff, recovery_codes: z.array(z.string()) })
  .openapi('EnrolledStaff')
export type EnrolledStaff = z.infer<typeof EnrolledStaff>

export const StaffPasswordChange = z
  .object({
    password: z.string().min(1).max(256).describe('the current one'),
    new_password: z.string().min(15).max(256),
    code: staffCode.optional().describe('where the account has a second factor'),
  })
  .openapi('StaffPasswordChange')
export type StaffPasswordChange = z.infer<typeof StaffPasswordChange>

/** One's own account. */
export const StaffAccount = z
  .object({
    staff: Staff,
    second_factor: z
      .object({ since: z.string(), recovery_codes_left: z.number().int() })
      .nullable()
      .describe('null where there is none'),
    sessions: z.array(
      z.object({
        session_id: z.string(),
        device: z.string(),
        started_at: z.string(),
        last_seen_at: z.string(),
        current: z.boolean(),
      }),
    ),
  })
  .openapi('StaffAccount')
export type StaffAccount = z.infer<typeof StaffAccount>
