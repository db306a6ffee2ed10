import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Action } from '../../server/wire.ts'
import type { ActionCard, ActionVerb } from '../action-card.ts'
import { formatPrice } from '../format-price.ts'
import { formatTime } from '../format-time.ts'
import { serviceEn } from '../locales/en-service.ts'
import { useUi } from '../ui-context.ts'
import { Icon } from './icons.tsx'
import { Picture } from './picture.tsx'
import { SignIn, STEP_UP_S } from './sign-in.tsx'

/** An action: exactly what will happen, the choice, and what became of it. */
export function ActionView({ card }: { card: ActionCard }) {
  const { store, locale, emit } = useUi()
  const { action_id, kind, state, summary, details, expires_at, receipt, asked, trouble } = card
  /** Said here, so the sign-in that it needs opens here, too. */
  const [own, setOwn] = useState(false)
  const undoable = useUntil(receipt?.undo_until)
  const before = useRef<Action['state'] | undefined>(undefined)

  const element = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    // The button that had the focus is gone.
    if (own) element.current?.focus({ preventScroll: true })
    // What has to be read, and then what came of it.
    if (own || state === 'proposed') element.current?.scrollIntoView({ block: 'nearest' })
  }, [state])
  useEffect(() => {
    // What became of it on an earlier page is no news.
    if (before.current !== undefined || state === 'proposed') emit('action', { kind, state })
    before.current = state
  }, [state])

  function say(verb: ActionVerb) {
    setOwn(true)
    void store.act(action_id, verb)
  }

  return (
    <article
      class="service action"
      data-state={state}
      aria-busy={asked !== undefined}
      aria-label={summary}
      tabIndex={-1}
      ref={element}
    >
      <p class="title">{summary}</p>
      <Items items={details.items} />
      <Rows rows={details.rows} />
      <div role="status">
        {state !== 'proposed' && (
          <p class={`outcome ${state}`}>
            {state === 'committed' && <Icon paths={check} />}
            {(state === 'failed' && card.problem) || serviceEn.states[state]}
          </p>
        )}
        {receipt && state !== 'undone' && (
          <div class="receipt">
            <p class="title">{serviceEn.receipt(receipt.number)}</p>
            <p>{receipt.text}</p>
            <Rows rows={receipt.rows} />
            {receipt.label_url && (
              <a href={receipt.label_url} target="_blank" rel="noopener noreferrer">
                {serviceEn.label}
                <span class="hidden"> ({serviceEn.opensInNewTab})</span>
              </a>
            )}
          </div>
        )}
        {trouble && !asked && (
          <p class="trouble">
            {trouble === 'step_up_required' || state === 'proposed' || state === 'committed'
              ? (serviceEn.troubles[trouble] ?? serviceEn.trouble)
              : ''}
          </p>
        )}
        {asked && <p class="fine">{serviceEn.working}</p>}
      </div>
      {card.afterSignIn && own && <SignIn maxAge={STEP_UP_S} at="once" />}
      {card.afterSignIn && !own && <SignIn maxAge={STEP_UP_S} />}
      {state === 'proposed' && !card.afterSignIn && (
        <>
          <div class="choice">
            <Choice card={card} verb="confirm" label={details.confirm_label} onSay={say} />
            <Choice card={card} verb="decline" label={serviceEn.decline} onSay={say} />
          </div>
          <p class="fine">{serviceEn.validUntil(formatTime(expires_at, locale, true))}</p>
        </>
      )}
      {receipt?.undo_until && state === 'committed' && undoable && !card.afterSignIn && (
        <div class="choice">
          <Choice card={card} verb="undo" label={serviceEn.undo} onSay={say} />
          <p class="fine">{serviceEn.undoUntil(formatTime(receipt.undo_until, locale, true))}</p>
        </div>
      )}
    </article>
  )
}

interface ChoiceProps {
  card: ActionCard
  verb: ActionVerb
  label: string
  onSay(verb: ActionVerb): void
}

/** A button that counts once: while the server is asked, it stays where it is and does nothing. */
function Choice({ card, verb, label, onSay }: ChoiceProps) {
  return (
    <button
      type="button"
      class={verb === 'confirm' ? 'primary' : 'secondary'}
      aria-disabled={card.asked !== undefined}
      onClick={() => card.asked ?? onSay(verb)}
    >
      {label}
    </button>
  )
}

function Items({ items }: { items: Action['details']['items'] }) {
  const { locale } = useUi()
  return (
    items.length > 0 && (
      <ul class="lines">
        {items.map(({ name, quantity, from, to, price, image }) => (
          <li>
            <Picture image={image} />
            <div>
              <p class="name">
                {quantity > 1 && `${serviceEn.quantity(quantity)} `}
                {name}
              </p>
              {from && (
                <p class="fine">
                  {to && <span class="hidden">{serviceEn.from}: </span>}
                  <span class={to ? 'old' : ''}>{from}</span>
                </p>
              )}
              {to && (
                <p class="new">
                  <Icon paths={arrow} class="mirror" />
                  <span class="hidden">{serviceEn.to}: </span>
                  {to}
                </p>
              )}
            </div>
            {price && <p class="amount">{formatPrice(price, locale)}</p>}
          </li>
        ))}
      </ul>
    )
  )
}

const check = ['m5 12.5 4.5 4.5L19 7.5']
const arrow = ['M5 12h13', 'm12.5 6.5 5.5 5.5-5.5 5.5']

function Rows({ rows }: { rows: Action['details']['rows'] }) {
  return (
    rows.length > 0 && (
      <dl>
        {rows.map(({ label, value }) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    )
  )
}

/** True until a time has come, and drawn again when it does. */
function useUntil(time: string | undefined): boolean {
  const left = time === undefined ? 0 : Date.parse(time) - Date.now()
  const [, redraw] = useState({})
  useEffect(() => {
    // Longer than this, no timer can wait; nobody looks at a card for weeks.
    if (left <= 0 || left > 2 ** 31 - 1) return
    const timer = setTimeout(redraw, left, {})
    return () => clearTimeout(timer)
  }, [time])
  return left > 0
}
