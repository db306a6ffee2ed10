import { z } from '@hono/zod-openapi'
import { staffRoles } from './staff.ts'

const role = z.enum(staffRoles)

/** What admins set for all of staff. */
export const StaffSettings = z
  .object({
    second_factor_for_everyone: z
      .boolean()
      .describe('whether everyone needs an authenticator app; admins always do'),
  })
  .openapi('StaffSettings')
export type StaffSettings = z.infer<typeof StaffSettings>

/** An account, as admins see it. */
export const TeamMember = z
  .object({
    staff_id: z.string(),
    email: z.string(),
    role,
    active: z.boolean(),
    second_factor: z.boolean(),
    created_at: z.string(),
    deactivated_at: z.string().nullable(),
    last_seen_at: z.string().nullable().describe('of the sessions that stand'),
    you: z.boolean(),
  })
  .openapi('TeamMember')
export type TeamMember = z.infer<typeof TeamMember>

export const TeamMembers = z.object({ people: z.array(TeamMember) }).openapi('TeamMembers')
export type TeamMembers = z.infer<typeof TeamMembers>

export const TeamMemberChange = z
  .strictObject({ role: role.optional(), active: z.boolean().optional() })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'Say what to change.')
  .openapi('TeamMemberChange')
export type TeamMemberChange = z.infer<typeof TeamMemberChange>

/** An invitation that still stands. */
export const Invitation = z
  .object({
    invitation_id: z.string(),
    email: z.string(),
    role,
    created_at: z.string(),
    expires_at: z.string(),
    invited_by: z.string().nullable().describe('null: by the command line'),
  })
  .openapi('Invitation')
export type Invitation = z.infer<typeof Invitation>

export const Invitations = z.object({ invitations: z.array(Invitation) }).openapi('Invitations')
export type Invitations = z.infer<typeof Invitations>

export const NewInvitation = z.object({ email: z.email().max(254), role }).openapi('NewInvitation')
export type NewInvitation = z.infer<typeof NewInvitation>

/** The link is shown here and never again. */
export const MadeInvitation = z.object({ invitation: Invitation, link: z.string() }).openapi('MadeInvitation')
export type MadeInvitation = z.infer<typeof MadeInvitation>
