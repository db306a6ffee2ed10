import { useEffect, useState } from 'preact/hooks'
import type { AuthenticatorOffer as Offer } from '../../server/wire/staff-account.ts'
import type { SessionStore } from '../session-store.ts'
import { AuthenticatorOffer } from './authenticator-offer.tsx'
import { CodeField } from './code-field.tsx'
import { Door } from './door.tsx'
import { UsernameField } from './username-field.tsx'
import { useSubmit } from './use-submit.ts'

/** Sets up an authenticator app before the first way into the dashboard. */
export function EnrolmentForm({
  session,
  email,
  required,
}: {
  session: SessionStore
  email: string
  required: boolean
}) {
  const [offer, setOffer] = useState<Offer | undefined>()
  const [code, setCode] = useState('')
  const [fault, setFault] = useState<string | undefined>()
  const { busy, onSubmit, fields, general } = useSubmit(() => session.enrol(code))
  const load = () => {
    setFault(undefined)
    session.offerEnrolment().then(setOffer, (error: Error) => setFault(error.message))
  }
  useEffect(load, [session])

  return (
    <Door title="Set up your second factor">
      <p class="quiet">
        From now on signing in takes your password and a code from your phone. Scan this with an authenticator
        app, such as Google Authenticator, Aegis or 1Password.
      </p>
      {fault ? (
        <p class="fault" role="alert">
          {fault}{' '}
          <button type="button" class="link" onClick={load}>
            Try again
          </button>
        </p>
      ) : (
        <AuthenticatorOffer offer={offer} />
      )}
      <form method="post" action="/dashboard" onSubmit={onSubmit}>
        <UsernameField email={email} />
        <CodeField
          label="Code that the app shows"
          value={code}
          fault={fields.code}
          hint="Six digits, new every 30 seconds. Refused? Let the phone set its clock by itself."
          onInput={setCode}
        />
        <p class="fault" role="alert">
          {general}
        </p>
        <button type="submit" class="button wide" disabled={busy || !offer}>
          {busy ? 'Checking…' : 'Confirm'}
        </button>
      </form>
      <div class="door-ways">
        {!required && (
          <button
            type="button"
            class="link"
            onClick={() => void session.declineSecondFactor().catch(() => {})}
          >
            Not now
          </button>
        )}
        <button type="button" class="link" onClick={() => void session.startOver().catch(() => {})}>
          Sign in as someone else
        </button>
      </div>
    </Door>
  )
}
