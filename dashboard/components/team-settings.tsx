import type { StaffSettings, TeamMember } from '../../server/wire/staff-team.ts'
import { plural } from '../conversation-words.ts'
import type { TeamStore } from '../team-store.ts'
import { useDoing } from './use-doing.ts'

/** What is asked of everyone on the team. */
export function TeamSettings({
  store,
  settings,
  people,
}: {
  store: TeamStore
  settings: StaffSettings
  people: TeamMember[]
}) {
  const { busy, fault, run } = useDoing()
  const { second_factor_for_everyone: everyone } = settings
  const without = people.filter(({ active, second_factor: factor }) => active && !factor).length
  return (
    <section class="card" aria-labelledby="settings-title">
      <h2 id="settings-title">Signing in</h2>
      <label class="switch">
        <input
          type="checkbox"
          checked={everyone}
          disabled={busy}
          onChange={({ currentTarget }) => {
            const wanted = currentTarget.checked
            currentTarget.checked = everyone
            run(() => store.changeSettings({ second_factor_for_everyone: wanted }))
          }}
        />
        <span>
          <b>Authenticator app for everyone</b>
          <span class="quiet small">
            Admins always need one.{' '}
            {without === 0 ? 'All active accounts have one.' : lacking(without, everyone)}
          </span>
        </span>
      </label>
      <p class="fault" role="alert">
        {fault}
      </p>
    </section>
  )
}

function lacking(count: number, everyone: boolean): string {
  const accounts = `${plural(count, 'active account')} without one`
  return everyone
    ? `${accounts}: the next sign-in sets it up.`
    : `${accounts}: when this is on, they are signed out and set it up at the next sign-in.`
}
