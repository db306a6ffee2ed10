import { useState } from 'preact/hooks'
import { useSignIn } from '../context.ts'
import { Field } from './field.tsx'
import { Step } from './step.tsx'
import { useSubmit } from './use-submit.ts'

/** The beginning: whose account it is, and by what to sign in. */
export function StartForm({ email: before, notice }: { email: string; notice: string | undefined }) {
  const { store, strings, shop } = useSignIn()
  const [email, setEmail] = useState(before)
  const { busy, onSubmit, fields, general } = useSubmit(() => store.mailCode(email, 'sign-in'))
  return (
    <Step title={store.wantsAccount() ? strings.accountTitle(shop) : strings.title(shop)}>
      {notice && (
        <p class="notice" role="status">
          {notice}
        </p>
      )}
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
        <button
          type="button"
          class="button plain"
          onClick={({ currentTarget }) => {
            if (currentTarget.form?.reportValidity()) store.show({ view: 'password', email: email.trim() })
          }}
        >
          {strings.usePassword}
        </button>
      </form>
      <div class="ways">
        <button type="button" class="link" onClick={() => store.show({ view: 'sign-up', email })}>
          {strings.createAccount}
        </button>
        {store.request && !store.wantsAccount() && (
          <>
            <button type="button" class="link" onClick={() => store.show({ view: 'order' })}>
              {strings.onlyOrder}
            </button>
            <button type="button" class="link" onClick={store.wantAccount}>
              {strings.account}
            </button>
          </>
        )}
      </div>
      {store.request && <p class="quiet small">{strings.notice(shop)}</p>}
    </Step>
  )
}
