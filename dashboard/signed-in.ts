import { StaffProblem } from './staff-client.ts'

/** Whether the server says that nobody is signed in. */
export function isSignedOut(error: unknown): error is StaffProblem {
  return error instanceof StaffProblem && error.code === 'unauthorized'
}

/**
 * Lets what the server is asked for end as it does, and tells where nobody is signed in any more.
 * @param onSessionEnd called when the server says that nobody is signed in
 */
export function whileSignedIn(onSessionEnd: () => void) {
  return async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work
    } catch (error) {
      if (isSignedOut(error)) onSessionEnd()
      throw error
    }
  }
}
