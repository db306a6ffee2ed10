import { useState } from 'preact/hooks'
import { useSignIn } from '../context.ts'
import { Field, UsernameField } from './field.tsx'
import { Step } from './step.tsx'
import { useSubmit } from './use-submit.ts'

/** The password of an account, and what there is for who has none or forgot it. */
export function PasswordForm({ email }: { email: string }) {
  const { store, strings } = useSignIn()
  const [password, setPassword] = useState('')
  const { busy, run, onSubmit, fields, general } = useSubmit(() => store.password(email, password))
  return (
    <Step title={strings.passwordTitle}>
      <p class="quiet">
        {strings.signingInAs} <b>{email}</b>
      </p>
      <form onSubmit={onSubmit}>
        <UsernameField email={email} />
        <Field
          name="password"
          label={strings.password}
          kind="password"
          value={password}
          fault={fields.password}
          focus
          onInput={setPassword}
        />
        <p class="fault" role="alert">
          {fields.email ?? general}
        </p>
        <button type="submit" class="button" disabled={busy}>
          {busy ? strings.busy : strings.signIn}
        </button>
      </form>
      <div class="ways">
        <button
          type="button"
          class="link"
          disabled={busy}
          onClick={() => void run(() => store.mailCode(email, 'sign-in'))}
        >
          {strings.mailCodeInstead}
        </button>
        <button
          type="button"
          class="link"
          disabled={busy}
          onClick={() => void run(() => store.mailCode(email, 'reset'))}
        >
          {strings.forgot}
        </button>
        <button type="button" class="link" onClick={() => store.startOver()}>
          {strings.otherAddress}
        </button>
      </div>
    </Step>
  )
}
