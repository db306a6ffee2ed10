import { useObservable } from '../../use-observable.ts'
import { useSignIn } from '../context.ts'
import { AccountPage } from './account-page.tsx'
import { MailCodeForm } from './mail-code-form.tsx'
import { NewPasswordForm } from './new-password-form.tsx'
import { OrderForm } from './order-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { RecoveryCodeUsed } from './recovery-code-used.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { SecondFactorForm } from './second-factor-form.tsx'
import { SignUpForm } from './sign-up-form.tsx'
import { StartForm } from './start-form.tsx'
import { Step } from './step.tsx'

/** The step that is due, and the way out. */
export function SignInPage() {
  const { store, strings } = useSignIn()
  const { view } = useObservable(store.view)
  return (
    <>
      <CurrentStep />
      {/* Around a frame the shop's page has a way out of its own. */}
      {store.request && !store.framed && view !== 'finished' && (
        <button type="button" class="link close" onClick={store.cancel}>
          {strings.close}
        </button>
      )}
    </>
  )
}

function CurrentStep() {
  const { store, strings } = useSignIn()
  const now = store.view.get()
  switch (now.view) {
    case 'start':
      return <StartForm key={String(store.wantsAccount())} email={now.email} notice={now.notice} />
    case 'sign-up':
      return <SignUpForm email={now.email} />
    case 'password':
      return <PasswordForm email={now.email} />
    case 'mail-code':
      return <MailCodeForm email={now.email} purpose={now.purpose} />
    case 'second-factor':
      return <SecondFactorForm email={now.email} />
    case 'new-password':
      return <NewPasswordForm email={now.email} required={now.required} />
    case 'order':
      return <OrderForm />
    case 'recovery-code-used':
      return <RecoveryCodeUsed left={now.left} />
    case 'recovery-codes':
      return <RecoveryCodes codes={now.codes} />
    case 'account':
      return <AccountPage account={now.account} notice={now.notice} />
    case 'finished':
      return (
        <Step title={now.reached ? strings.finishedTitle : strings.lostTitle}>
          <p class="quiet">{now.reached ? strings.finishedText : strings.lostText}</p>
        </Step>
      )
  }
}
