import { useEffect } from 'preact/hooks'
import { serviceEn } from '../locales/en-service.ts'
import { useUi } from '../ui-context.ts'
import { SignIn, STEP_UP_S } from './sign-in.tsx'

interface SignInCardProps {
  /** What it is needed for. */
  reason: string
  /** The answer that waits for it. */
  answerKey: string
  signedIn: boolean
}

/** Asks the shopper to sign in; the question goes on by itself afterwards. */
export function SignInCard({ reason, answerKey, signedIn }: SignInCardProps) {
  const { store, emit } = useUi()
  useEffect(() => emit('sign-in-required', { reason }), [reason])
  const again = reason === 'step-up'
  const done = signedIn && !again
  return (
    <section class="service sign-in" aria-label={serviceEn.signInTitle}>
      <p>{done ? serviceEn.signedInAlready : (serviceEn.signInReasons[reason] ?? serviceEn.signInReason)}</p>
      {done ? (
        <button type="button" class="primary" onClick={() => store.retry(answerKey)}>
          {serviceEn.goOn}
        </button>
      ) : (
        <SignIn {...(again && { maxAge: STEP_UP_S })} />
      )}
    </section>
  )
}
