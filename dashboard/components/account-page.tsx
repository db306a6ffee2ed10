import { useEffect } from 'preact/hooks'
import type { Staff } from '../../server/wire.ts'
import type { AccountStore } from '../account-store.ts'
import type { SessionStore } from '../session-store.ts'
import { useStore } from '../store.ts'
import { AccountPassword } from './account-password.tsx'
import { AccountSecondFactor } from './account-second-factor.tsx'
import { AccountSessions } from './account-sessions.tsx'
import { PageHeader } from './page-header.tsx'
import { usePageHeading } from './use-page-heading.ts'

/** One's own account: second factor, password, sessions. */
export function AccountPage({
  session,
  store,
  staff,
}: {
  session: SessionStore
  store: AccountStore
  staff: Staff
}) {
  const { account, fault } = useStore(store.state)
  const heading = usePageHeading('Your account')
  useEffect(() => void store.load(), [store])

  return (
    <>
      <PageHeader staff={staff} current="account" onSignOut={() => session.signOut()} />
      <main class="page account">
        <div class="toolbar">
          <div>
            <h1 ref={heading} tabIndex={-1}>
              Your account
            </h1>
            <p class="quiet">
              {staff.email}, {staff.role}
            </p>
          </div>
        </div>
        <div role="status">
          {fault && (
            <p class="banner">
              {fault}{' '}
              <button type="button" class="link" onClick={() => void store.load()}>
                Try again
              </button>
            </p>
          )}
        </div>
        {account && (
          <>
            <AccountSecondFactor store={store} account={account} />
            <AccountPassword store={store} account={account} />
            <AccountSessions store={store} account={account} />
          </>
        )}
      </main>
    </>
  )
}
