import { useState } from 'preact/hooks'
import type { TeamMember } from '../../server/wire/staff-team.ts'
import { plural } from '../conversation-words.ts'
import { formatDay, formatMoment } from '../format.ts'
import { formatAddress } from '../page-address.ts'
import type { TeamStore } from '../team-store.ts'
import { RoleSelect } from './role-select.tsx'
import { useDoing } from './use-doing.ts'

/** Everyone with an account. */
export function TeamPeople({ store, people }: { store: TeamStore; people: TeamMember[] }) {
  const active = people.filter((person) => person.active).length
  return (
    <section class="card" aria-labelledby="people-title">
      <h2 id="people-title">People</h2>
      <p class="quiet small">{plural(active, 'active account')}</p>
      <ul class="people">
        {people.map((person) => (
          <Person key={person.staff_id} store={store} person={person} />
        ))}
      </ul>
    </section>
  )
}

type Question = 'deactivate' | 'reset' | undefined

function Person({ store, person }: { store: TeamStore; person: TeamMember }) {
  const { busy, fault, run } = useDoing()
  const [question, setQuestion] = useState<Question>()
  const { staff_id: id, email, role, active, you, second_factor: secondFactor } = person
  return (
    <li class={active ? '' : 'inactive'}>
      <div class="person">
        <p class="person-name">
          {email} {you && <span class="badge">You</span>}
          {!active && <span class="badge">Deactivated</span>}
        </p>
        <p class="quiet small">
          <span class={secondFactor ? 'good' : 'doubt'}>
            {secondFactor ? 'Authenticator app on' : 'No authenticator app'}
          </span>
          {' · '}
          {lastSeen(person)}
          {' · '}
          <a href={formatAddress({ page: 'audit', filters: { person: id } })}>
            Acts<span class="unseen"> of {email}</span>
          </a>
        </p>
      </div>
      <RoleSelect
        id={`role-${id}`}
        label={`Role of ${email}`}
        value={role}
        disabled={busy || !active}
        onChange={(wanted) => run(() => store.change(id, { role: wanted }))}
      />
      {!you && question === undefined && (
        <div class="row">
          {active && secondFactor && (
            <button type="button" class="button plain" disabled={busy} onClick={() => setQuestion('reset')}>
              Reset app<span class="unseen"> of {email}</span>
            </button>
          )}
          <button
            type="button"
            class="button plain"
            disabled={busy}
            onClick={() =>
              active ? setQuestion('deactivate') : run(() => store.change(id, { active: true }))
            }
          >
            {active ? 'Deactivate' : 'Reactivate'}
            <span class="unseen"> {email}</span>
          </button>
        </div>
      )}
      {question && (
        <Confirm
          question={question}
          email={email}
          onNo={() => setQuestion(undefined)}
          onYes={() => {
            setQuestion(undefined)
            run(() =>
              question === 'reset' ? store.resetSecondFactor(id) : store.change(id, { active: false }),
            )
          }}
        />
      )}
      <p class="fault" role="alert">
        {fault}
      </p>
    </li>
  )
}

const questions = {
  deactivate: {
    words: 'They are signed out at once and cannot sign in again until you reactivate the account.',
    yes: 'Deactivate',
  },
  reset: {
    words:
      'They are signed out at once; the next sign-in sets up a new authenticator app. Make sure who asks.',
    yes: 'Reset the app',
  },
} as const

function Confirm({
  question,
  email,
  onYes,
  onNo,
}: {
  question: keyof typeof questions
  email: string
  onYes: () => void
  onNo: () => void
}) {
  const { words, yes } = questions[question]
  return (
    <fieldset class="confirm">
      <legend class="unseen">
        {yes}: {email}
      </legend>
      <p>{words}</p>
      <div class="row">
        <button type="button" class="button" onClick={onYes}>
          {yes}
        </button>
        {/* The safe way out has the focus. */}
        <button type="button" class="button plain" ref={(button) => button?.focus()} onClick={onNo}>
          Cancel
        </button>
      </div>
    </fieldset>
  )
}

function lastSeen({ active, deactivated_at, last_seen_at, created_at }: TeamMember): string {
  if (!active && deactivated_at !== null) return `since ${day(deactivated_at)}`
  if (last_seen_at !== null) return `last seen ${formatMoment(Date.parse(last_seen_at) / 1000)}`
  return `not signed in now, account since ${day(created_at)}`
}

const day = (iso: string) => formatDay(Date.parse(iso) / 1000)
