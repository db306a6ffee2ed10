import type { Staff } from '../../server/wire.ts'
import type { AccountStore } from '../account-store.ts'
import type { AuditStore } from '../audit-store.ts'
import type { ConversationStore } from '../conversation-store.ts'
import type { ConversationsStore } from '../conversations-store.ts'
import type { Navigation } from '../navigation.ts'
import type { OverviewStore } from '../overview-store.ts'
import type { SessionStore } from '../session-store.ts'
import { useStore } from '../store.ts'
import type { TeamStore } from '../team-store.ts'
import { AccountPage } from './account-page.tsx'
import { AuditPage } from './audit-page.tsx'
import { CodeForm } from './code-form.tsx'
import { ConversationPage } from './conversation-page.tsx'
import { ConversationsPage } from './conversations-page.tsx'
import { Door } from './door.tsx'
import { EnrolmentForm } from './enrolment-form.tsx'
import { OverviewPage } from './overview-page.tsx'
import { RecoveryCodeUsed } from './recovery-code-used.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { SetUpForm } from './set-up-form.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { TeamPage } from './team-page.tsx'

/**
 * The whole page: a door for whoever is not signed in, the page of the address for whoever is.
 *
 * @param secure whether a password may be typed here at all
 */
export function Dashboard({
  session,
  overview,
  conversations,
  conversation,
  account,
  team,
  audit,
  navigation,
  secure,
}: {
  session: SessionStore
  overview: OverviewStore
  conversations: ConversationsStore
  conversation: ConversationStore
  account: AccountStore
  team: TeamStore
  audit: AuditStore
  navigation: Navigation
  secure: boolean
}) {
  const state = useStore(session.state)
  if (!secure) {
    return (
      <Door title="HTTPS is needed here">
        <p>
          Over plain http a password could be read on its way. Open the dashboard under an https address, or
          on the server itself under http://127.0.0.1.
        </p>
      </Door>
    )
  }
  switch (state.view) {
    case 'loading':
      return <Door title="One moment" busy />
    case 'unreachable':
      return (
        <Door title="The server cannot be reached">
          <p>Nothing is lost. Check the connection, then try again.</p>
          <button type="button" class="button" onClick={() => void session.start()}>
            Try again
          </button>
        </Door>
      )
    case 'set-up':
      return <SetUpForm session={session} link={state.link} />
    case 'sign-in':
      return <SignInForm session={session} notice={state.notice} />
    case 'code':
      return <CodeForm session={session} email={state.email} />
    case 'enrolment':
      return <EnrolmentForm session={session} email={state.email} required={state.required} />
    case 'recovery-codes':
      return (
        <Door title="Save your recovery codes">
          <RecoveryCodes codes={state.codes} email={state.staff.email} />
          <button type="button" class="button wide" onClick={session.goOn}>
            I have saved them
          </button>
        </Door>
      )
    case 'recovery-code-used':
      return <RecoveryCodeUsed left={state.left} onGoOn={session.goOn} />
    case 'signed-in':
      return (
        <SignedIn
          session={session}
          overview={overview}
          conversations={conversations}
          conversation={conversation}
          account={account}
          team={team}
          audit={audit}
          navigation={navigation}
          staff={state.staff}
        />
      )
  }
}

/** The page that the address names. */
function SignedIn({
  session,
  overview,
  conversations,
  conversation,
  account,
  team,
  audit,
  navigation,
  staff,
}: Omit<Parameters<typeof Dashboard>[0], 'secure'> & { staff: Staff }) {
  const address = useStore(navigation.address)
  switch (address.page) {
    case 'overview':
      return <OverviewPage session={session} store={overview} staff={staff} />
    case 'account':
      return <AccountPage session={session} store={account} staff={staff} />
    case 'team':
      return <TeamPage session={session} store={team} staff={staff} />
    case 'audit':
      return (
        <AuditPage
          session={session}
          store={audit}
          navigation={navigation}
          filters={address.filters}
          staff={staff}
        />
      )
    case 'conversations':
      return (
        <ConversationsPage
          session={session}
          store={conversations}
          navigation={navigation}
          filters={address.filters}
          staff={staff}
        />
      )
    case 'conversation':
      return (
        <ConversationPage
          key={address.id}
          session={session}
          store={conversation}
          navigation={navigation}
          id={address.id}
          turn={address.turn}
          back={conversations.state.get().filters}
          staff={staff}
        />
      )
  }
}
