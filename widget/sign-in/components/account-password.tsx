import { useState } from 'preact/hooks'
import type { ShopperAccount } from '../../../server/wire/sign-in.ts'
import { useSignIn } from '../context.ts'
import { Field, UsernameField } from './field.tsx'
import { useSubmit } from './use-submit.ts'

/** The password's part of the account page. */
export function AccountPassword({
  account,
  open,
  onOpen,
}: {
  account: ShopperAccount
  open: boolean
  onOpen: (open: boolean) => void
}) {
  const { strings } = useSignIn()
  const { has_password: hasPassword } = account
  return (
    <section class="part">
      <h2>{strings.passwordSection}</h2>
      <p class="quiet">{hasPassword ? strings.passwordSet : strings.passwordNotSet}</p>
      {open ? (
        <PasswordChange account={account} onDone={() => onOpen(false)} />
      ) : (
        <div class="row">
          <button type="button" class="button plain" onClick={() => onOpen(true)}>
            {hasPassword ? strings.changePassword : strings.setPassword}
            <span class="unseen"> ({strings.passwordSection})</span>
          </button>
        </div>
      )}
    </section>
  )
}

function PasswordChange({ account, onDone }: { account: ShopperAccount; onDone: () => void }) {
  const { store, strings } = useSignIn()
  const [password, setPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const { has_password: hasPassword, email } = account
  const { busy, onSubmit, fields, general } = useSubmit(async () => {
    await store.changePassword(hasPassword ? password : undefined, newPassword)
    onDone()
  })
  return (
    <form onSubmit={onSubmit}>
      <UsernameField email={email} />
      {hasPassword && (
        <Field
          name="password"
          label={strings.currentPassword}
          kind="password"
          value={password}
          fault={fields.password}
          focus
          onInput={setPassword}
        />
      )}
      <Field
        name="new_password"
        label={strings.newPassword}
        kind="new-password"
        value={newPassword}
        hint={strings.passwordHint}
        fault={fields.new_password}
        focus={!hasPassword}
        onInput={setNewPassword}
      />
      <p class="fault" role="alert">
        {general}
      </p>
      <div class="row">
        <button type="submit" class="button" disabled={busy}>
          {busy ? strings.busy : strings.save}
        </button>
        <button type="button" class="button plain" onClick={onDone}>
          {strings.cancel}
        </button>
      </div>
    </form>
  )
}
