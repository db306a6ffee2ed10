import { z } from '@hono/zod-openapi'
import type { StaffTeam } from '../auth/staff/staff-team.ts'
import { Empty } from '../wire.ts'
import {
  Invitations,
  MadeInvitation,
  NewInvitation,
  StaffSettings,
  TeamMember,
  TeamMemberChange,
  TeamMembers,
} from '../wire/staff-team.ts'
import { ownOrigin } from './own-origin.ts'
import type { RequireStaff } from './require-staff.ts'
import { createRouter, jsonAnswer, jsonBody, problemAnswer, type Router, route } from './router.ts'

const tags = ['staff team']
const security = [{ staffSession: [] }]
const person = z.object({ staff_id: z.string().max(64) })
const stepUp = 'needs a code of the last ten minutes'

const people = route({
  method: 'get',
  path: '/people',
  tags,
  security,
  summary: 'Everyone with an account',
  responses: { 200: jsonAnswer(TeamMembers, 'Active ones first'), ...problemAnswer },
})

const change = route({
  method: 'patch',
  path: '/people/{staff_id}',
  tags,
  security,
  summary: `Change a role, deactivate or reactivate; their sessions end; ${stepUp}`,
  request: { params: person, body: jsonBody(TeamMemberChange) },
  responses: { 200: jsonAnswer(TeamMember, 'As they are now'), ...problemAnswer },
})

const reset = route({
  method: 'post',
  path: '/people/{staff_id}/reset-second-factor',
  tags,
  security,
  summary: `Take away an authenticator app and its recovery codes; ${stepUp}`,
  request: { params: person, body: jsonBody(Empty) },
  responses: { 204: { description: 'Reset; the next sign-in sets up a new one' }, ...problemAnswer },
})

const invitations = route({
  method: 'get',
  path: '/invitations',
  tags,
  security,
  summary: 'Invitations that still stand',
  responses: { 200: jsonAnswer(Invitations, 'The newest first'), ...problemAnswer },
})

const invite = route({
  method: 'post',
  path: '/invitations',
  tags,
  security,
  summary: `Invite somebody by a link that works once within 72 h; ${stepUp}`,
  request: { body: jsonBody(NewInvitation) },
  responses: { 201: jsonAnswer(MadeInvitation, 'With its link, shown once'), ...problemAnswer },
})

const withdraw = route({
  method: 'post',
  path: '/invitations/{invitation_id}/withdraw',
  tags,
  security,
  summary: `Void an invitation; ${stepUp}`,
  request: { params: z.object({ invitation_id: z.string().max(64) }), body: jsonBody(Empty) },
  responses: { 204: { description: 'Void' }, ...problemAnswer },
})

const showSettings = route({
  method: 'get',
  path: '/settings',
  tags,
  security,
  summary: 'What is set for all of staff',
  responses: { 200: jsonAnswer(StaffSettings, 'The settings'), ...problemAnswer },
})

const changeSettings = route({
  method: 'patch',
  path: '/settings',
  tags,
  security,
  summary: `Change what is set for all of staff; ${stepUp}`,
  request: { body: jsonBody(StaffSettings) },
  responses: { 200: jsonAnswer(StaffSettings, 'The settings'), ...problemAnswer },
})

/** The team, for admins; mounted at `/v1/staff` behind the checks of `staffRoutes`. */
export function staffTeamRoutes({
  team,
  requireStaff,
  publicUrl,
}: {
  team: StaffTeam
  requireStaff: RequireStaff
  publicUrl: string | undefined
}): Router {
  const router = createRouter()

  router.openapi(people, async (c) => {
    const { token } = await requireStaff(c)
    return c.json({ people: await team.people(token) }, 200)
  })

  router.openapi(change, async (c) => {
    const { token } = await requireStaff(c)
    return c.json(await team.change(token, c.req.valid('param').staff_id, c.req.valid('json')), 200)
  })

  router.openapi(reset, async (c) => {
    const { token } = await requireStaff(c)
    await team.resetSecondFactor(token, c.req.valid('param').staff_id)
    return c.body(null, 204)
  })

  router.openapi(invitations, async (c) => {
    const { token } = await requireStaff(c)
    return c.json({ invitations: await team.invitations(token) }, 200)
  })

  router.openapi(invite, async (c) => {
    const { token } = await requireStaff(c)
    const { invitation, setUpToken } = await team.invite(token, c.req.valid('json'))
    // In the fragment, which no request and no log carries.
    const fragment = new URLSearchParams({ setup: setUpToken, email: invitation.email })
    const link = `${ownOrigin(c, publicUrl).origin}/dashboard#${fragment}`
    return c.json({ invitation, link }, 201)
  })

  router.openapi(withdraw, async (c) => {
    const { token } = await requireStaff(c)
    await team.withdraw(token, c.req.valid('param').invitation_id)
    return c.body(null, 204)
  })

  router.openapi(showSettings, async (c) => {
    const { token } = await requireStaff(c)
    return c.json(await team.settings(token), 200)
  })

  router.openapi(changeSettings, async (c) => {
    const { token } = await requireStaff(c)
    return c.json(await team.changeSettings(token, c.req.valid('json')), 200)
  })

  return router
}
