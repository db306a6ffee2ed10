import { useState } from 'preact/hooks'
import type { StaffAccount } from '../../server/wire/staff-account.ts'
import type { AccountStore } from '../account-store.ts'
import { CodeField } from './code-field.tsx'
import { Field } from './field.tsx'
import { PasswordHint } from './password-hint.tsx'
import { UsernameField } from './username-field.tsx'
import { useSubmit } from './use-submit.ts'

/** Changes one's password: with the current one, and a code where there is a second factor. */
export function AccountPassword({ store, account }: { store: AccountStore; account: StaffAccount }) {
  const [open, setOpen] = useState(false)
  const [changed, setChanged] = useState(false)
  return (
    <section class="card" aria-labelledby="password-title">
      <h2 id="password-title">Password</h2>
      <p class="good" role="status">
        {changed ? 'Your password is changed. Your other sessions have ended.' : ''}
      </p>
      {open ? (
        <PasswordForm
          store={store}
          account={account}
          onDone={(done) => {
            setOpen(false)
            setChanged(done)
          }}
        />
      ) : (
        <div class="row">
          <button type="button" class="button plain" onClick={() => setOpen(true)}>
            Change the password
          </button>
        </div>
      )}
    </section>
  )
}

function PasswordForm({
  store,
  account,
  onDone,
}: {
  store: AccountStore
  account: StaffAccount
  /** `true` once it is changed, `false` when it stays. */
  onDone: (changed: boolean) => void
}) {
  const [password, setPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const [code, setCode] = useState('')
  const hasSecondFactor = account.second_factor !== null
  const { busy, onSubmit, fields, general } = useSubmit(async () => {
    await store.changePassword({ password, new_password: newPassword, ...(hasSecondFactor && { code }) })
    onDone(true)
  })
  return (
    <form method="post" action="/dashboard" onSubmit={onSubmit}>
      <UsernameField email={account.staff.email} />
      <Field
        name="password"
        label="Current password"
        type="password"
        autoComplete="current-password"
        value={password}
        fault={fields.password}
        focus
        onInput={setPassword}
      />
      <Field
        name="new_password"
        label="New password"
        type="password"
        autoComplete="new-password"
        value={newPassword}
        fault={fields.new_password}
        hint={<PasswordHint password={newPassword} faulty={fields.new_password !== undefined} />}
        onInput={setNewPassword}
      />
      {hasSecondFactor && (
        <CodeField id="password-code" kind="either" value={code} fault={fields.code} onInput={setCode} />
      )}
      <p class="fault" role="alert">
        {general}
      </p>
      <div class="row">
        <button type="submit" class="button" disabled={busy}>
          {busy ? 'Changing it…' : 'Change password'}
        </button>
        <button type="button" class="button plain" onClick={() => onDone(false)}>
          Cancel
        </button>
      </div>
    </form>
  )
}
