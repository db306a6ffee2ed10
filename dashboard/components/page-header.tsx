import { useState } from 'preact/hooks'
import type { Staff } from '../../server/wire.ts'
import type { LiveState } from '../live-connection.ts'
import { formatAddress } from '../page-address.ts'
import { Brand } from './brand.tsx'

const liveWords: Record<LiveState, string> = {
  connecting: 'Connecting…',
  live: 'Live',
  reconnecting: 'Reconnecting…',
}

const pages = [
  { page: 'overview', name: 'Overview', href: formatAddress({ page: 'overview' }) },
  {
    page: 'conversations',
    name: 'Conversations',
    href: formatAddress({ page: 'conversations', filters: {} }),
  },
  { page: 'team', name: 'Team', href: formatAddress({ page: 'team' }), admins: true },
  { page: 'audit', name: 'Audit log', href: formatAddress({ page: 'audit', filters: {} }), admins: true },
  { page: 'account', name: 'Account', href: formatAddress({ page: 'account' }) },
] as const

/** The bar at the top: where one is and can go, whether it is live, who one is, the way out. */
export function PageHeader({
  staff,
  live,
  current = 'overview',
  onSignOut,
}: {
  staff: Staff
  current?: (typeof pages)[number]['page']
  /** Absent on a page that shows nothing live. */
  live?: LiveState
  onSignOut: () => Promise<void>
}) {
  const [failed, setFailed] = useState(false)
  return (
    <header class="header">
      <Brand />
      <nav class="pages" aria-label="Pages">
        {pages
          .filter((one) => !('admins' in one) || staff.role === 'admin')
          .map(({ page, name, href }) => (
            <a href={href} key={page} aria-current={page === current ? 'page' : undefined}>
              {name}
            </a>
          ))}
      </nav>
      {live && (
        <span class={`live ${live}`} role="status">
          {liveWords[live]}
        </span>
      )}
      <span class="who" title={`Role: ${staff.role}`}>
        {staff.email}
      </span>
      <button
        type="button"
        class="button plain"
        onClick={() => {
          setFailed(false)
          onSignOut().catch(() => setFailed(true))
        }}
      >
        {failed ? 'Sign out failed, try again' : 'Sign out'}
      </button>
    </header>
  )
}
