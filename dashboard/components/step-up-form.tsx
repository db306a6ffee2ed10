import { useState } from 'preact/hooks'
import type { StaffStepUp } from '../../server/wire/staff-account.ts'
import { CodeField } from './code-field.tsx'
import { Field } from './field.tsx'
import { UsernameField } from './username-field.tsx'
import { useSubmit } from './use-submit.ts'

/** Asks once more who sits there: by a code, or by the password where there is no second factor. */
export function StepUpForm({
  email,
  hasSecondFactor,
  onProve,
  onCancel,
}: {
  email: string
  hasSecondFactor: boolean
  /** @throws StaffProblem */
  onProve: (proof: StaffStepUp) => Promise<void>
  onCancel: () => void
}) {
  const [value, setValue] = useState('')
  const { busy, onSubmit, fields, general } = useSubmit(() =>
    onProve(hasSecondFactor ? { code: value } : { password: value }),
  )
  return (
    <form method="post" action="/dashboard" onSubmit={onSubmit}>
      <UsernameField email={email} />
      {hasSecondFactor ? (
        <CodeField kind="either" value={value} fault={fields.code} focus onInput={setValue} />
      ) : (
        <Field
          name="password"
          label="Your password"
          type="password"
          autoComplete="current-password"
          value={value}
          fault={fields.password}
          focus
          onInput={setValue}
        />
      )}
      <p class="fault" role="alert">
        {general}
      </p>
      <div class="row">
        <button type="submit" class="button" disabled={busy}>
          {busy ? 'Checking…' : 'Continue'}
        </button>
        <button type="button" class="button plain" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  )
}
