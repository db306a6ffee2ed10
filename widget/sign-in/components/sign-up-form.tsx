import { useState } from 'preact/hooks'
import { useSignIn } from '../context.ts'
import { Field } from './field.tsx'
import { Step } from './step.tsx'
import { useSubmit } from './use-submit.ts'

/** A new account begins with a code that proves the address. */
export function SignUpForm({ email: before }: { email: string }) {
  const { store, strings } = useSignIn()
  const [email, setEmail] = useState(before)
  const { busy, onSubmit, fields, general } = useSubmit(() => store.mailCode(email, 'sign-up'))
  return (
    <Step title={strings.signUpTitle}>
      <p class="quiet">{strings.signUpText}</p>
      <form onSubmit={onSubmit}>
        <Field
          name="email"
          label={strings.email}
          kind="email"
          value={email}
          fault={fields.email}
          focus
          onInput={setEmail}
        />
        <p class="fault" role="alert">
          {general}
        </p>
        <button type="submit" class="button" disabled={busy}>
          {busy ? strings.busy : strings.mailCode}
        </button>
      </form>
      <div class="ways">
        <button type="button" class="link" onClick={() => store.show({ view: 'start', email })}>
          {strings.haveAccount}
        </button>
      </div>
    </Step>
  )
}
