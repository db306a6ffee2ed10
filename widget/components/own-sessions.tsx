import { useEffect, useRef, useState } from 'preact/hooks'
import { formatTime } from '../format-time.ts'
import { serviceEn } from '../locales/en-service.ts'
import { useUi } from '../ui-context.ts'

/** One place where the shopper is signed in. */
interface OwnSession {
  session_id: string
  /** Browser and system, in words. */
  device: string
  last_used_at: string
  /** This browser's. */
  current: boolean
}

const PATH = '/v1/me/sessions'

/** Where the shopper is signed in; each of the others can be ended. */
export function OwnSessions() {
  const { store, locale } = useUi()
  const [sessions, setSessions] = useState<readonly OwnSession[] | undefined>(undefined)
  const [failed, setFailed] = useState(false)
  const [busy, setBusy] = useState(false)
  const title = useRef<HTMLParagraphElement>(null)

  async function attempt(task: () => Promise<unknown>) {
    if (busy) return
    setBusy(true)
    setFailed(false)
    try {
      await task()
      const told: { sessions: OwnSession[] } = await (await store.own(PATH)).json()
      setSessions(told.sessions)
    } catch {
      setFailed(true)
    }
    setBusy(false)
    title.current?.focus()
  }

  useEffect(() => void attempt(async () => {}), [])

  const others = sessions?.filter(({ current }) => !current) ?? []
  return (
    <div class="sessions" aria-busy={busy}>
      <p class="title" tabIndex={-1} ref={title}>
        {serviceEn.sessions}
      </p>
      {failed && <p role="alert">{serviceEn.sessionsFailed}</p>}
      {!sessions && !failed && <p class="fine">{serviceEn.working}</p>}
      <ul>
        {sessions?.map(({ session_id, device, last_used_at, current }) => (
          <li key={session_id}>
            <div>
              <p class="name">{device}</p>
              <p class="fine">
                {current ? serviceEn.thisBrowser : serviceEn.lastUsed(formatTime(last_used_at, locale, true))}
              </p>
            </div>
            {!current && (
              <button
                type="button"
                class="secondary"
                aria-label={serviceEn.endOn(device)}
                onClick={() =>
                  attempt(() => store.own(`${PATH}/${encodeURIComponent(session_id)}`, 'DELETE'))
                }
              >
                {serviceEn.end}
              </button>
            )}
          </li>
        ))}
      </ul>
      {sessions && others.length === 0 && <p class="fine">{serviceEn.onlyHere}</p>}
      {others.length > 1 && (
        <button type="button" class="secondary" onClick={() => attempt(() => store.own(PATH, 'DELETE'))}>
          {serviceEn.endOthers}
        </button>
      )}
    </div>
  )
}
