import { useState } from 'preact/hooks'
import type { SessionStore } from '../session-store.ts'
import { Door } from './door.tsx'
import { Field } from './field.tsx'
import { useSubmit } from './use-submit.ts'

/** E-mail address and password, for whoever has an account. */
export function SignInForm({ session, notice }: { session: SessionStore; notice?: string | undefined }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const { busy, onSubmit, general } = useSubmit(() => session.signIn({ email, password }))

  return (
    <Door title="Sign in">
      {notice && (
        <p class="notice" role="status">
          {notice}
        </p>
      )}
      <form method="post" action="/dashboard" onSubmit={onSubmit}>
        <Field
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="username"
          value={email}
          focus
          onInput={setEmail}
        />
        <Field
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          value={password}
          onInput={setPassword}
        />
        <p class="fault" role="alert">
          {general}
        </p>
        <button type="submit" class="button wide" disabled={busy}>
          {busy ? 'Signing in…' : 'Sign in'}
        </button>
      </form>
      <p class="quiet small">
        No account, or the password is lost? Whoever runs the server makes a set-up link with{' '}
        <code>npm run cli -- staff add</code>.
      </p>
    </Door>
  )
}
