import { useEffect } from 'preact/hooks'
import type { Staff } from '../../server/wire.ts'
import type { SessionStore } from '../session-store.ts'
import { useStore } from '../store.ts'
import type { TeamStore } from '../team-store.ts'
import { PageHeader } from './page-header.tsx'
import { StepUpDialog } from './step-up-dialog.tsx'
import { TeamInvitations } from './team-invitations.tsx'
import { TeamPeople } from './team-people.tsx'
import { TeamSettings } from './team-settings.tsx'
import { usePageHeading } from './use-page-heading.ts'

/** Who has an account, who is invited, and what is asked of everyone. For admins. */
export function TeamPage({
  session,
  store,
  staff,
}: {
  session: SessionStore
  store: TeamStore
  staff: Staff
}) {
  const { people, invitations, settings, fault, asksForProof } = useStore(store.state)
  const heading = usePageHeading('Team')
  useEffect(() => void store.load(), [store])
  const you = people?.find((one) => one.you)

  return (
    <>
      <PageHeader staff={staff} current="team" onSignOut={() => session.signOut()} />
      <main class="page account team">
        <div class="toolbar">
          <div>
            <h1 ref={heading} tabIndex={-1}>
              Team
            </h1>
            <p class="quiet">Viewers read. Agents will answer shoppers. Admins also run the team.</p>
          </div>
        </div>
        <div role="status">
          {fault && (
            <p class="banner">
              {fault}{' '}
              <button type="button" class="link" onClick={() => void store.load()}>
                Try again
              </button>
            </p>
          )}
        </div>
        {people && (
          <>
            <TeamPeople store={store} people={people} />
            <TeamInvitations store={store} invitations={invitations} />
            <TeamSettings store={store} settings={settings} people={people} />
          </>
        )}
        {asksForProof && (
          <StepUpDialog
            email={staff.email}
            hasSecondFactor={you?.second_factor ?? true}
            onProve={store.prove}
            onCancel={store.cancelProof}
          />
        )}
      </main>
    </>
  )
}
