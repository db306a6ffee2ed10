import { useEffect, useRef, useState } from 'preact/hooks'
import type {
  AuthenticatorOffer as Offer,
  StaffAccount,
  StaffStepUp,
} from '../../server/wire/staff-account.ts'
import type { AccountStore } from '../account-store.ts'
import { plural } from '../conversation-words.ts'
import { formatDay } from '../format.ts'
import { AuthenticatorOffer } from './authenticator-offer.tsx'
import { CodeField } from './code-field.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { StepUpForm } from './step-up-form.tsx'
import { UsernameField } from './username-field.tsx'
import { useSubmit } from './use-submit.ts'

type Step =
  | { name: 'overview' }
  | { name: 'prove'; aim: 'authenticator' | 'recovery codes' }
  | { name: 'scan'; offer: Offer }
  | { name: 'codes'; codes: string[] }

/** The state of one's second factor, and the ways to replace what belongs to it. */
export function AccountSecondFactor({ store, account }: { store: AccountStore; account: StaffAccount }) {
  const [step, setStep] = useState<Step>({ name: 'overview' })
  const heading = useHeadingOfStep(step.name)
  const { staff, second_factor: factor } = account
  const toOverview = () => setStep({ name: 'overview' })

  const prove = async (aim: 'authenticator' | 'recovery codes', proof: StaffStepUp) => {
    if (aim === 'authenticator') setStep({ name: 'scan', offer: await store.offerAuthenticator(proof) })
    else setStep({ name: 'codes', codes: await store.renewRecoveryCodes(proof) })
  }

  return (
    <section class="card" aria-labelledby="second-factor-title">
      <h2 id="second-factor-title" ref={heading} tabIndex={-1}>
        Second factor
      </h2>
      {step.name === 'overview' && (
        <>
          {factor ? (
            <p>
              <span class="good">On</span> since {formatDay(Date.parse(factor.since) / 1000)}: signing in
              takes a code from your authenticator app.{' '}
              <span class={factor.recovery_codes_left <= 3 ? 'doubt' : 'quiet'}>
                {plural(factor.recovery_codes_left, 'recovery code')} left.
              </span>
            </p>
          ) : (
            <p>
              <span class="doubt">Off</span>: whoever has your password can sign in as you. An authenticator
              app on your phone closes that door.
            </p>
          )}
          <div class="row">
            <button
              type="button"
              class={factor ? 'button plain' : 'button'}
              onClick={() => setStep({ name: 'prove', aim: 'authenticator' })}
            >
              {factor ? 'Replace the authenticator app' : 'Set up an authenticator app'}
            </button>
            {factor && (
              <button
                type="button"
                class="button plain"
                onClick={() => setStep({ name: 'prove', aim: 'recovery codes' })}
              >
                Make new recovery codes
              </button>
            )}
          </div>
        </>
      )}
      {step.name === 'prove' && (
        <>
          <p class="quiet">
            {step.aim === 'authenticator'
              ? 'The app that you use now works until the new one is confirmed.'
              : 'The recovery codes that you have now will work no more.'}
          </p>
          <StepUpForm
            email={staff.email}
            hasSecondFactor={factor !== null}
            onProve={(proof) => prove(step.aim, proof)}
            onCancel={toOverview}
          />
        </>
      )}
      {step.name === 'scan' && (
        <ScanForm
          email={staff.email}
          offer={step.offer}
          onCode={async (code) => {
            setStep({ name: 'codes', codes: await store.replaceAuthenticator(code) })
          }}
          onCancel={toOverview}
        />
      )}
      {step.name === 'codes' && (
        <>
          <RecoveryCodes codes={step.codes} email={staff.email} />
          <div class="row">
            <button type="button" class="button" onClick={toOverview}>
              I have saved them
            </button>
          </div>
        </>
      )}
    </section>
  )
}

/** The new secret, and the app's first code for it. */
function ScanForm({
  email,
  offer,
  onCode,
  onCancel,
}: {
  email: string
  offer: Offer
  /** @throws StaffProblem */
  onCode: (code: string) => Promise<void>
  onCancel: () => void
}) {
  const [code, setCode] = useState('')
  const { busy, onSubmit, fields, general } = useSubmit(() => onCode(code))
  return (
    <form method="post" action="/dashboard" onSubmit={onSubmit}>
      <p class="quiet">Scan this with the app. You stay signed in here; your other sessions end.</p>
      <AuthenticatorOffer offer={offer} />
      <UsernameField email={email} />
      <CodeField label="Code that the app shows" value={code} fault={fields.code} onInput={setCode} />
      <p class="fault" role="alert">
        {general}
      </p>
      <div class="row">
        <button type="submit" class="button" disabled={busy}>
          {busy ? 'Checking…' : 'Confirm'}
        </button>
        <button type="button" class="button plain" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  )
}

/** The heading takes the focus at each step but the first drawn, unless a field has it. */
function useHeadingOfStep(name: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  const first = useRef(true)
  useEffect(() => {
    if (!first.current && !heading.current?.parentElement?.contains(document.activeElement)) {
      heading.current?.focus()
    }
    first.current = false
  }, [name])
  return heading
}
