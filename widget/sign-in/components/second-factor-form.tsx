import { useState } from 'preact/hooks'
import { useSignIn } from '../context.ts'
import { Field } from './field.tsx'
import { Step } from './step.tsx'
import { useSubmit } from './use-submit.ts'

/** A code of the authenticator app, or a recovery code. */
export function SecondFactorForm({ email }: { email: string }) {
  const { store, strings } = useSignIn()
  const [byApp, setByApp] = useState(true)
  const [code, setCode] = useState('')
  const { busy, onSubmit, fields, general } = useSubmit(() => store.proveSecondFactor(code))
  return (
    <Step title={strings.factorTitle}>
      <p class="quiet">
        {strings.signingInAs} <b>{email}</b>
      </p>
      <form onSubmit={onSubmit}>
        <Field
          name="code"
          label={byApp ? strings.appCode : strings.recoveryCode}
          kind={byApp ? 'digits' : 'code'}
          value={code}
          hint={byApp ? undefined : strings.recoveryHint}
          fault={fields.code}
          focus
          onInput={setCode}
        />
        <p class="fault" role="alert">
          {general}
        </p>
        <button type="submit" class="button" disabled={busy}>
          {busy ? strings.busy : strings.signIn}
        </button>
      </form>
      <div class="ways">
        <button
          type="button"
          class="link"
          onClick={() => {
            setByApp(!byApp)
            setCode('')
          }}
        >
          {byApp ? strings.useRecovery : strings.useApp}
        </button>
        <button type="button" class="link" onClick={() => store.startOver()}>
          {strings.otherAddress}
        </button>
      </div>
    </Step>
  )
}
