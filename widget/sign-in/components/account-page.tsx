import { useState } from 'preact/hooks'
import type { ShopperAccount } from '../../../server/wire/sign-in.ts'
import { useSignIn } from '../context.ts'
import { AccountAuthenticator } from './account-authenticator.tsx'
import { AccountPassword } from './account-password.tsx'
import { Step } from './step.tsx'
import { useSubmit } from './use-submit.ts'

/** One's own account: authenticator app, password, and the way out of every session. */
export function AccountPage({ account, notice }: { account: ShopperAccount; notice: string | undefined }) {
  const { store, strings, shop } = useSignIn()
  const [open, setOpen] = useState<'authenticator' | 'password' | undefined>()
  const { busy, run, general } = useSubmit(store.signOutEverywhere)
  return (
    <Step title={strings.accountTitle(shop)}>
      <p class="quiet">
        {strings.signedInAs} <b>{account.email}</b>
      </p>
      <p class="good" role="status">
        {notice}
      </p>
      <AccountAuthenticator
        account={account}
        open={open === 'authenticator'}
        onOpen={(opened) => setOpen(opened ? 'authenticator' : undefined)}
      />
      <AccountPassword
        account={account}
        open={open === 'password'}
        onOpen={(opened) => setOpen(opened ? 'password' : undefined)}
      />
      <section class="part">
        <h2>{strings.sessionsSection}</h2>
        <p class="quiet">{strings.sessionsText}</p>
        <p class="fault" role="alert">
          {general}
        </p>
        <div class="row">
          <button
            type="button"
            class="button plain"
            disabled={busy}
            onClick={() => void run(store.signOutEverywhere)}
          >
            {strings.signOutEverywhere}
          </button>
        </div>
      </section>
      {store.request && (
        <button type="button" class="button" disabled={busy} onClick={() => void run(store.goToShop)}>
          {strings.toShop}
        </button>
      )}
    </Step>
  )
}
