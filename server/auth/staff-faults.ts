import { ProblemError } from '../problem.ts'

/** Something is wrong with one field of a form. */
export const fieldFault = (path: string, message: string) =>
  new ProblemError('unprocessable', message, { errors: [{ path, message }] })

/** The session is over, or at another step. */
export const expired = () =>
  new ProblemError('unauthorized', 'This took too long, or was done in another tab. Sign in again.')

/** One answer for a code that is wrong, too old or used: which of them it is helps only who guesses. */
export const wrongCode = () => {
  const message =
    'This code is not right, or it was used already. Each code works once: wait for the next one.'
  return new ProblemError('invalid_grant', message, { errors: [{ path: 'code', message }] })
}

/** The same for a code that was mailed. */
export const wrongMailCode = () => {
  const message = 'This code is not right, or no longer good. After five wrong ones ask for a new code.'
  return new ProblemError('invalid_grant', message, { errors: [{ path: 'code', message }] })
}
