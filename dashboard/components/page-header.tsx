import { useState } from 'preact/hooks'
import type { Staff } from '../../server/wire.ts'
import type { LiveState } from '../live-connection.ts'
import { Brand } from './brand.tsx'

const liveWords: Record<LiveState, string> = {
  connecting: 'Connecting…',
  live: 'Live',
  reconnecting: 'Reconnecting…',
}

/** The bar at the top: where one is, whether it is live, who one is, the way out. */
export function PageHeader({
  staff,
  live,
  onSignOut,
}: {
  staff: Staff
  live: LiveState
  onSignOut: () => Promise<void>
}) {
  const [failed, setFailed] = useState(false)
  return (
    <header class="header">
      <Brand />
      <span class={`live ${live}`} role="status">
        {liveWords[live]}
      </span>
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
