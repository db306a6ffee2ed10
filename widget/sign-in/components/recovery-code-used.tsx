import { useSignIn } from '../context.ts'
import { Step } from './step.tsx'
import { useSubmit } from './use-submit.ts'

/** How many recovery codes are left, for who has just used one. */
export function RecoveryCodeUsed({ left }: { left: number }) {
  const { store, strings } = useSignIn()
  const { busy, run, general } = useSubmit(store.goOn)
  return (
    <Step title={strings.recoveryUsedTitle(left)}>
      <p class="quiet">{strings.recoveryUsedText}</p>
      <p class="fault" role="alert">
        {general}
      </p>
      <button type="button" class="button" disabled={busy} onClick={() => void run(store.goOn)}>
        {strings.goOn}
      </button>
    </Step>
  )
}
