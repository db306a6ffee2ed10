import type { TargetedSubmitEvent } from 'preact'
import { useState } from 'preact/hooks'
import { StaffProblem } from '../staff-client.ts'

/** A form's sending: busy meanwhile, and afterwards what was wrong, in general or with a field. */
export function useSubmit(send: () => Promise<void>) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<StaffProblem | undefined>()

  const onSubmit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    try {
      await send()
    } catch (error) {
      setProblem(
        error instanceof StaffProblem
          ? error
          : new StaffProblem('internal', 'Something went wrong. Try again.'),
      )
      setBusy(false)
    }
  }

  const fields = problem?.fields ?? {}
  const general = problem && Object.keys(fields).length === 0 ? problem.message : undefined
  return { busy, onSubmit, fields, general }
}
