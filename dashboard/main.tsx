import { render } from 'preact'
import { overviewRanges } from './overview-ranges.ts'
import { Dashboard } from './components/dashboard.tsx'
import { openLive } from './live-connection.ts'
import { createOverviewStore } from './overview-store.ts'
import { createSessionStore, parseSetupLink } from './session-store.ts'
import { createStaffClient } from './staff-client.ts'

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

document.addEventListener('visibilitychange', () => overview.refresh())
addEventListener('online', () => overview.refresh())
// A set-up link that is pasted into an open dashboard changes the fragment only.
addEventListener('hashchange', () => {
  if (parseSetupLink(location.hash)) void session.start()
})

const root = document.getElementById('dashboard')
if (root) render(<Dashboard session={session} overview={overview} secure={isSecureContext} />, root)
void session.start()
