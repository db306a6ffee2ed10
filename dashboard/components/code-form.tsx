import { useState } from 'preact/hooks'
import type { SessionStore } from '../session-store.ts'
import { CodeField } from './code-field.tsx'
import { Door } from './door.tsx'
import { UsernameField } from './username-field.tsx'
import { useSubmit } from './use-submit.ts'

/** The second step of the sign-in: a code of the authenticator app, or a recovery code. */
export function CodeForm({ session, email }: { session: SessionStore; email: string }) {
  const [kind, setKind] = useState<'authenticator' | 'recovery'>('authenticator')
  const [code, setCode] = useState('')
  const { busy, onSubmit, fields, general } = useSubmit(() => session.proveCode(code))
  const byApp = kind === 'authenticator'

  return (
    <Door title="Enter your code">
      <p class="quiet">
        Signing in as <b>{email}</b>.
      </p>
      <form method="post" action="/dashboard" onSubmit={onSubmit}>
        <UsernameField email={email} />
        <CodeField
          key={kind}
          kind={kind}
          value={code}
          focus
          hint={byApp ? undefined : 'One of those you saved when you set up the app. Each works once.'}
          fault={fields.code}
          onInput={setCode}
        />
        <p class="fault" role="alert">
          {general}
        </p>
        <button type="submit" class="button wide" disabled={busy}>
          {busy ? 'Checking…' : 'Sign in'}
        </button>
      </form>
      <div class="door-ways">
        <button
          type="button"
          class="link"
          onClick={() => {
            setKind(byApp ? 'recovery' : 'authenticator')
            setCode('')
          }}
        >
          {byApp ? 'Use a recovery code' : 'Use the authenticator app'}
        </button>
        <button type="button" class="link" onClick={() => void session.startOver().catch(() => {})}>
          Sign in as someone else
        </button>
      </div>
      {!byApp && (
        <p class="quiet small">
          No phone and no codes? Whoever runs the server can reset your second factor with{' '}
          <code>npm run cli -- staff reset-second-factor</code>.
        </p>
      )}
    </Door>
  )
}
