import { useState } from 'preact/hooks'
import type { SessionStore, SetupLink } from '../session-store.ts'
import { Door } from './door.tsx'
import { Field } from './field.tsx'
import { useSubmit } from './use-submit.ts'

const MIN_LENGTH = 15

/** What a one-time set-up link opens: choose e-mail address and password, then be signed in. */
export function SetUpForm({ session, link }: { session: SessionStore; link: SetupLink }) {
  const [email, setEmail] = useState(link.email ?? '')
  const [password, setPassword] = useState('')
  const { busy, onSubmit, fields, general } = useSubmit(() => session.setUp({ email, password }))
  const missing = MIN_LENGTH - [...password].length

  return (
    <Door title="Create your staff account">
      <p class="quiet">This link works once. What you choose here opens the dashboard from now on.</p>
      <form method="post" action="/dashboard" onSubmit={onSubmit}>
        <Field
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="username"
          value={email}
          readOnly={link.email !== undefined}
          focus={link.email === undefined}
          fault={fields.email}
          onInput={setEmail}
        />
        <Field
          name="password"
          label="Password"
          type="password"
          autoComplete="new-password"
          value={password}
          focus={link.email !== undefined}
          fault={fields.password}
          hint={
            <>
              At least {MIN_LENGTH} characters; a few unrelated words are easy to remember. Any characters
              will do.{' '}
              <span class={missing > 0 ? 'quiet' : 'good'}>
                {lengthWords(password, missing, fields.password)}
              </span>
            </>
          }
          onInput={setPassword}
        />
        <p class="fault" role="alert">
          {general}
        </p>
        <button type="submit" class="button wide" disabled={busy}>
          {busy ? 'Creating the account…' : 'Create account'}
        </button>
      </form>
    </Door>
  )
}

function lengthWords(password: string, missing: number, fault: string | undefined): string {
  if (password === '' || fault) return ''
  return missing > 0 ? `${missing} to go.` : '✓ Long enough.'
}
