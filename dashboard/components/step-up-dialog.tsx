import { useEffect, useRef } from 'preact/hooks'
import type { StaffStepUp } from '../../server/wire/staff-account.ts'
import { StepUpForm } from './step-up-form.tsx'

/** Asks, over the page, once more who sits there; Escape gives up. */
export function StepUpDialog({
  email,
  hasSecondFactor,
  onProve,
  onCancel,
}: {
  email: string
  hasSecondFactor: boolean
  /** @throws StaffProblem */
  onProve: (proof: StaffStepUp) => Promise<void>
  onCancel: () => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog class="list step-up" ref={dialog} aria-labelledby="step-up-title" onClose={onCancel}>
      <h2 id="step-up-title">Is it you?</h2>
      <p class="quiet">Changes of the team need a proof that is at most ten minutes old.</p>
      <StepUpForm email={email} hasSecondFactor={hasSecondFactor} onProve={onProve} onCancel={onCancel} />
    </dialog>
  )
}
