import type { ErrorCode, Knowledge, Overview, OverviewRange, Problem, Staff } from '../server/wire.ts'

/** The staff routes as functions. Every failure is a `StaffProblem`. */
export interface StaffClient {
  me(): Promise<Staff>
  setUp(account: { token: string; email: string; password: string }): Promise<Staff>
  signIn(credentials: { email: string; password: string }): Promise<Staff>
  signOut(): Promise<void>
  overview(range: OverviewRange, signal: AbortSignal): Promise<Overview>
  knowledge(signal: AbortSignal): Promise<Knowledge>
}

/** What went wrong, as the server says it; `unreachable` when it said nothing. */
export class StaffProblem extends Error {
  override name = 'StaffProblem'
  readonly code: ErrorCode | 'unreachable'
  /** What is wrong with a field of the form, by its name. */
  readonly fields: Record<string, string>

  constructor(code: ErrorCode | 'unreachable', message: string, fields: Record<string, string> = {}) {
    super(message)
    this.code = code
    this.fields = fields
  }
}

/** Calls a staff route. @throws StaffProblem for whatever is no success */
export type CallStaff = (path: string, init?: RequestInit) => Promise<Response>

/** @param fetch the browser's, or a test's */
export function createCallStaff(fetch: typeof globalThis.fetch): CallStaff {
  return async (path, init = {}) => {
    let response: Response
    try {
      response = await fetch(`/v1/staff${path}`, init)
    } catch (error) {
      if (init.signal?.aborted) throw error
      throw new StaffProblem(
        'unreachable',
        'The server cannot be reached. Check the connection and try again.',
      )
    }
    if (!response.ok) throw await problemOf(response)
    return response
  }
}

/** @param fetch the browser's, or a test's */
export function createStaffClient(fetch: typeof globalThis.fetch): StaffClient {
  const call = createCallStaff(fetch)
  const post = (path: string, body: object) =>
    call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  return {
    me: async () => (await call('/me')).json(),
    setUp: async (account) => (await post('/setup', account)).json(),
    signIn: async (credentials) => (await post('/sign-in', credentials)).json(),
    signOut: async () => {
      await post('/sign-out', {})
    },
    overview: async (range, signal) => (await call(`/overview?range=${range}`, { signal })).json(),
    knowledge: async (signal) => (await call('/knowledge', { signal })).json(),
  }
}

async function problemOf(response: Response): Promise<StaffProblem> {
  try {
    const problem: Problem = await response.json()
    const fields = Object.fromEntries((problem.errors ?? []).map(({ path, message }) => [path, message]))
    return new StaffProblem(problem.code, problem.detail ?? `${problem.title}.`, fields)
  } catch {
    return new StaffProblem(
      'unreachable',
      `The server answered with an error (${response.status}). Try again.`,
    )
  }
}
