import { ProblemError } from '../problem.ts'
import { WriteConflict } from '../store/database.ts'

/** Something is wrong with one field of a form. */
export const fieldFault = (path: string, message: string) =>
  new ProblemError('unprocessable', message, { errors: [{ path, message }] })

/** The session is over, or at another step. */
export const expired = () =>
  new ProblemError('unauthorized', 'This took too long, or was done in another tab. Sign in again.')

/** Without an active admin nobody could mend it. */
export const lastAdmin = () =>
  new ProblemError('forbidden', 'This is the last active admin. Make somebody else an admin first.')

/** For `catch`: a batch that came too late becomes this fault; everything else is thrown on. */
export const conflictAs =
  (fault: () => ProblemError | Promise<ProblemError>) =>
  async (error: unknown): Promise<never> => {
    throw error instanceof WriteConflict ? await fault() : error
  }

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
