import { useState } from 'preact/hooks'
import type { Staff } from '../../server/wire.ts'
import type { Invitation } from '../../server/wire/staff-team.ts'
import { formatMoment } from '../format.ts'
import type { TeamStore } from '../team-store.ts'
import { CopyButton } from './copy-button.tsx'
import { Field } from './field.tsx'
import { RoleSelect } from './role-select.tsx'
import { useDoing } from './use-doing.ts'
import { useSubmit } from './use-submit.ts'

/** Invitations that stand, and the form for a new one, whose link is shown once. */
export function TeamInvitations({ store, invitations }: { store: TeamStore; invitations: Invitation[] }) {
  const [made, setMade] = useState<{ email: string; link: string } | undefined>()
  return (
    <section class="card" aria-labelledby="invitations-title">
      <h2 id="invitations-title">Invite somebody</h2>
      {made ? (
        <MadeLink {...made} onDone={() => setMade(undefined)} />
      ) : (
        <InviteForm store={store} onMade={setMade} />
      )}
      {invitations.length > 0 && (
        <>
          <h3>Waiting</h3>
          <ul class="sessions">
            {invitations.map((invitation) => (
              <Waiting key={invitation.invitation_id} store={store} invitation={invitation} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function InviteForm({
  store,
  onMade,
}: {
  store: TeamStore
  onMade: (made: { email: string; link: string }) => void
}) {
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Staff['role']>('agent')
  const { busy, onSubmit, fields, general } = useSubmit(async () =>
    onMade({ email, link: await store.invite({ email, role }) }),
  )
  return (
    <form method="post" action="/dashboard" class="invite" onSubmit={onSubmit}>
      <Field
        name="email"
        label="E-mail address"
        type="email"
        autoComplete="off"
        value={email}
        fault={fields.email}
        onInput={setEmail}
      />
      <RoleSelect id="invite-role" label="Role" shown value={role} onChange={setRole} />
      <p class="fault" role="alert">
        {general}
      </p>
      <div class="row">
        <button type="submit" class="button" disabled={busy}>
          {busy ? 'Making the link…' : 'Make an invitation link'}
        </button>
      </div>
    </form>
  )
}

function MadeLink({ email, link, onDone }: { email: string; link: string; onDone: () => void }) {
  return (
    <>
      <p role="status">
        Send this link to <b>{email}</b>. It is shown only now, works once, and for 72 hours.
      </p>
      <p class="offer-key">
        <code>{link}</code>
        <CopyButton text={link} what="invitation link" />
      </p>
      <div class="row">
        <button type="button" class="button" ref={(button) => button?.focus()} onClick={onDone}>
          Done
        </button>
      </div>
    </>
  )
}

function Waiting({ store, invitation }: { store: TeamStore; invitation: Invitation }) {
  const { busy, fault, run } = useDoing()
  const { invitation_id: id, email, role, expires_at, invited_by: inviter } = invitation
  return (
    <li>
      <div>
        <p class="person-name">
          {email} <span class="badge">{role}</span>
        </p>
        <p class="quiet small">
          Until {formatMoment(Date.parse(expires_at) / 1000)}, invited by {inviter ?? 'the command line'}
        </p>
        {fault && (
          <p class="fault" role="alert">
            {fault}
          </p>
        )}
      </div>
      <button
        type="button"
        class="button plain"
        disabled={busy}
        onClick={() => run(() => store.withdraw(id))}
      >
        Withdraw<span class="unseen"> the invitation of {email}</span>
      </button>
    </li>
  )
}
