import { z } from '@hono/zod-openapi'

export const StaffSetup = z
  .object({
    token: z.string().min(1).max(512),
    email: z.email().max(254),
    password: z.string().min(15).max(256),
  })
  .openapi('StaffSetup')
export type StaffSetup = z.infer<typeof StaffSetup>

export const StaffSignIn = z
  .object({ email: z.string().min(1).max(254), password: z.string().min(1).max(256) })
  .openapi('StaffSignIn')
export type StaffSignIn = z.infer<typeof StaffSignIn>

export const staffRoles = ['viewer', 'agent', 'admin'] as const
export const Staff = z.object({ email: z.string(), role: z.enum(staffRoles) }).openapi('Staff')
export type Staff = z.infer<typeof Staff>
