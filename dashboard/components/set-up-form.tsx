import { useState } from 'preact/hooks'
import type { SessionStore, SetupLink } from '../session-store.ts'
import { Door } from './door.tsx'
import { Field } from './field.tsx'
import { PasswordHint } from './password-hint.tsx'
import { useSubmit } from './use-submit.ts'

/** What a one-time set-up link opens: choose e-mail address and password; the second factor comes next. */
export function SetUpForm({ session, link }: { session: SessionStore; link: SetupLink }) {
  const [email, setEmail] = useState(link.email ?? '')
  const [password, setPassword] = useState('')
  const { busy, onSubmit, fields, general } = useSubmit(() => session.setUp({ email, password }))

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
          hint={<PasswordHint password={password} faulty={fields.password !== undefined} />}
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
