import { render } from 'preact'
import { createAccountStore } from './account-store.ts'
import { createAuditStore } from './audit-store.ts'
import { createConversationStore } from './conversation-store.ts'
import { createConversationsClient } from './conversations-client.ts'
import { createConversationsStore } from './conversations-store.ts'
import { createNavigation } from './navigation.ts'
import { overviewRanges } from './overview-ranges.ts'
import { Dashboard } from './components/dashboard.tsx'
import { openLive } from './live-connection.ts'
import { createOverviewStore } from './overview-store.ts'
import { createSessionStore, parseSetupLink } from './session-store.ts'
import { createCallStaff, createStaffClient } from './staff-client.ts'
import { createTeamClient } from './team-client.ts'
import { createTeamStore } from './team-store.ts'

const client = createStaffClient((input, init) => fetch(input, init))

const session = createSessionStore(client, {
  setupLink: () => parseSetupLink(location.hash),
  forgetSetupLink: () => history.replaceState(null, '', '/dashboard'),
})

const overview = createOverviewStore({
  client,
  openLive,
  range: overviewRanges.find((range) => range === new URLSearchParams(location.search).get('range')) ?? '24h',
  isVisible: () => document.visibilityState === 'visible',
  onSessionEnd: () => session.ended(),
})

let { range } = overview.state.get()
overview.state.subscribe(() => {
  const chosen = overview.state.get().range
  if (chosen === range) return
  range = chosen
  history.replaceState(null, '', `?range=${range}`)
})

const parts = {
  client: createConversationsClient(
    createCallStaff((input, init) => fetch(input, init)),
    Date.now,
  ),
  openLive,
  isVisible: () => document.visibilityState === 'visible',
  onSessionEnd: () => session.ended(),
}
const conversations = createConversationsStore(parts)
const conversation = createConversationStore(parts)
const account = createAccountStore({ client, onSessionEnd: () => session.ended() })
const teamClient = createTeamClient(createCallStaff((input, init) => fetch(input, init)))
const team = createTeamStore({ client: teamClient, onSessionEnd: () => session.ended() })
const audit = createAuditStore({ client: teamClient, onSessionEnd: () => session.ended() })
const navigation = createNavigation({
  fragment: () => location.hash,
  replace: (fragment) => history.replaceState(null, '', fragment),
})

const refresh = () => {
  if (session.state.get().view !== 'signed-in') return
  const { page } = navigation.address.get()
  if (page === 'overview') overview.refresh()
  else if (page === 'conversations') conversations.refresh()
  else if (page === 'conversation') conversation.refresh()
  else if (page === 'team') void team.load()
  else if (page === 'audit') audit.refresh()
  else void account.load()
}
document.addEventListener('visibilitychange', refresh)
addEventListener('online', refresh)
addEventListener('hashchange', () => {
  // A set-up link that is pasted into an open dashboard changes the fragment only.
  if (parseSetupLink(location.hash)) void session.start()
  else navigation.read()
})

const root = document.getElementById('dashboard')
if (root) {
  const stores = { session, overview, conversations, conversation, account, team, audit, navigation }
  render(<Dashboard {...stores} secure={isSecureContext} />, root)
}
void session.start()
