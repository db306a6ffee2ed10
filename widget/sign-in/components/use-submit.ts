import type { TargetedSubmitEvent } from 'preact'
import { useState } from 'preact/hooks'
import { SignInProblem } from '../sign-in-client.ts'
import { useSignIn } from '../context.ts'

/** Something that is sent: busy meanwhile, and afterwards what was wrong, in general or with a field. */
export function useSubmit(send: () => Promise<void>) {
  const { strings } = useSignIn()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<SignInProblem | undefined>()

  const run = async (work: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    try {
      await work()
    } catch (error) {
      setProblem(error instanceof SignInProblem ? error : new SignInProblem('internal', strings.failed))
    } finally {
      setBusy(false)
    }
  }
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run(send)
  }

  const fields = problem?.fields ?? {}
  const general = problem && Object.keys(fields).length === 0 ? problem.message : undefined
  return { busy, run, onSubmit, fields, general }
}
