import { useState } from 'preact/hooks'
import { useSignIn } from '../context.ts'
import { Field, UsernameField } from './field.tsx'
import { Step } from './step.tsx'
import { useSubmit } from './use-submit.ts'

/** The password of a new account, which may have none, or the one in place of a forgotten one. */
export function NewPasswordForm({ email, required }: { email: string; required: boolean }) {
  const { store, strings } = useSignIn()
  const [password, setPassword] = useState('')
  const { busy, run, onSubmit, fields, general } = useSubmit(() => store.newPassword(password))
  return (
    <Step title={required ? strings.resetTitle : strings.newPasswordTitle}>
      {!required && <p class="quiet">{strings.withoutPasswordText}</p>}
      <form onSubmit={onSubmit}>
        <UsernameField email={email} />
        <Field
          name="new_password"
          label={strings.newPassword}
          kind="new-password"
          value={password}
          hint={strings.passwordHint}
          fault={fields.new_password}
          focus
          onInput={setPassword}
        />
        <p class="fault" role="alert">
          {general}
        </p>
        <button type="submit" class="button" disabled={busy}>
          {busy ? strings.busy : strings.save}
        </button>
      </form>
      {!required && (
        <div class="ways">
          <button
            type="button"
            class="link"
            disabled={busy}
            onClick={() => void run(() => store.newPassword(undefined))}
          >
            {strings.withoutPassword}
          </button>
        </div>
      )}
    </Step>
  )
}
