import { useState } from 'preact/hooks'
import type { StaffAccount } from '../../server/wire/staff-account.ts'
import type { AccountStore } from '../account-store.ts'
import { formatMoment } from '../format.ts'

/** Where one is signed in; what one does not know can be ended. */
export function AccountSessions({ store, account }: { store: AccountStore; account: StaffAccount }) {
  const [fault, setFault] = useState<string | undefined>()
  const others = account.sessions.filter(({ current }) => !current)
  const run = (work: Promise<void>) => {
    setFault(undefined)
    work.catch((error: Error) => setFault(error.message))
  }
  return (
    <section class="card" aria-labelledby="sessions-title">
      <h2 id="sessions-title">Sessions</h2>
      <ul class="sessions">
        {account.sessions.map((session) => (
          <li key={session.session_id}>
            <div>
              <p>
                {session.device} {session.current && <span class="badge">This one</span>}
              </p>
              <p class="quiet small">
                Since {formatMoment(Date.parse(session.started_at) / 1000)}, last used{' '}
                {formatMoment(Date.parse(session.last_seen_at) / 1000)}
              </p>
            </div>
            {!session.current && (
              <button
                type="button"
                class="button plain"
                onClick={() => run(store.endSession(session.session_id))}
              >
                End
                <span class="unseen"> the session of {session.device}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <p class="fault" role="alert">
        {fault}
      </p>
      {others.length > 1 && (
        <div class="row">
          <button type="button" class="button plain" onClick={() => run(store.endOtherSessions())}>
            End all others
          </button>
        </div>
      )}
    </section>
  )
}
