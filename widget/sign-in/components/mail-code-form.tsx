import { useState } from 'preact/hooks'
import { useSignIn } from '../context.ts'
import type { Purpose } from '../sign-in-store.ts'
import { Field } from './field.tsx'
import { Step } from './step.tsx'
import { useSubmit } from './use-submit.ts'

/** Takes the code that was mailed. */
export function MailCodeForm({ email, purpose }: { email: string; purpose: Purpose }) {
  const { store, strings } = useSignIn()
  const [code, setCode] = useState('')
  const [sentAgain, setSentAgain] = useState(false)
  const { busy, run, onSubmit, fields, general } = useSubmit(() => store.proveMailCode(code))
  const sendAgain = async () => {
    setSentAgain(false)
    await store.mailCode(email, purpose)
    setCode('')
    setSentAgain(true)
  }
  return (
    <Step title={strings.codeTitle}>
      <p class="quiet">
        {purpose === 'reset' ? strings.codeTextReset : strings.codeText} <b>{email}</b>
      </p>
      <form onSubmit={onSubmit}>
        <Field
          name="code"
          label={strings.code}
          kind="digits"
          value={code}
          hint={strings.codeHint}
          fault={fields.code}
          focus
          onInput={setCode}
        />
        <p class="fault" role="alert">
          {general}
        </p>
        <p class="good" role="status">
          {sentAgain ? strings.newCodeSent : ''}
        </p>
        <button type="submit" class="button" disabled={busy}>
          {busy ? strings.busy : strings.confirm}
        </button>
      </form>
      <div class="ways">
        <button type="button" class="link" disabled={busy} onClick={() => void run(sendAgain)}>
          {strings.newCode}
        </button>
        <button type="button" class="link" onClick={() => store.startOver()}>
          {strings.otherAddress}
        </button>
      </div>
    </Step>
  )
}
