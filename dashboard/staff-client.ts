import type {
  ErrorCode,
  FigureConversations,
  FigureId,
  FigurePart,
  Gaps,
  Knowledge,
  Overview,
  OverviewRange,
  Problem,
} from '../server/wire.ts'
import type {
  AuthenticatorOffer,
  EnrolledStaff,
  RecoveryCodes,
  StaffAccount,
  StaffPasswordChange,
  StaffSession,
  StaffStepUp,
} from '../server/wire/staff-account.ts'

/** The staff routes as functions. Every failure is a `StaffProblem`. */
export interface StaffClient {
  session(): Promise<StaffSession>
  setUp(account: { token: string; email: string; password: string }): Promise<StaffSession>
  signIn(credentials: { email: string; password: string }): Promise<StaffSession>
  proveCode(code: string): Promise<StaffSession>
  offerEnrolment(): Promise<AuthenticatorOffer>
  enrol(code: string): Promise<EnrolledStaff>
  declineSecondFactor(): Promise<StaffSession>
  signOut(): Promise<void>
  account(): Promise<StaffAccount>
  offerAuthenticator(proof: StaffStepUp): Promise<AuthenticatorOffer>
  replaceAuthenticator(code: string): Promise<EnrolledStaff>
  /** Ten new ones, in place of the old. */
  renewRecoveryCodes(proof: StaffStepUp): Promise<string[]>
  changePassword(change: StaffPasswordChange): Promise<void>
  endSession(sessionId: string): Promise<void>
  endOtherSessions(): Promise<void>
  overview(range: OverviewRange, signal: AbortSignal): Promise<Overview>
  knowledge(signal: AbortSignal): Promise<Knowledge>
  gaps(range: OverviewRange, signal: AbortSignal): Promise<Gaps>
  /** A page of the conversations behind a figure; `after` is the `next` of the page before. */
  figure(
    figure: FigureId,
    query: { range: OverviewRange; part: FigurePart; after?: string | undefined },
    signal: AbortSignal,
  ): Promise<FigureConversations>
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
    session: async () => (await call('/session')).json(),
    setUp: async (account) => (await post('/setup', account)).json(),
    signIn: async (credentials) => (await post('/sign-in', credentials)).json(),
    proveCode: async (code) => (await post('/sign-in/code', { code })).json(),
    offerEnrolment: async () => (await post('/enrolment', {})).json(),
    enrol: async (code) => (await post('/enrolment/confirm', { code })).json(),
    declineSecondFactor: async () => (await post('/enrolment/decline', {})).json(),
    signOut: async () => {
      await post('/sign-out', {})
    },
    account: async () => (await call('/account')).json(),
    offerAuthenticator: async (proof) => (await post('/account/authenticator', proof)).json(),
    replaceAuthenticator: async (code) => (await post('/account/authenticator/confirm', { code })).json(),
    renewRecoveryCodes: async (proof) => {
      const answer: RecoveryCodes = await (await post('/account/recovery-codes', proof)).json()
      return answer.recovery_codes
    },
    changePassword: async (change) => {
      await post('/account/password', change)
    },
    endSession: async (sessionId) => {
      await post(`/account/sessions/${encodeURIComponent(sessionId)}/end`, {})
    },
    endOtherSessions: async () => {
      await post('/account/sessions/end-others', {})
    },
    overview: async (range, signal) => (await call(`/overview?range=${range}`, { signal })).json(),
    knowledge: async (signal) => (await call('/knowledge', { signal })).json(),
    gaps: async (range, signal) => (await call(`/gaps?range=${range}`, { signal })).json(),
    figure: async (figure, { range, part, after }, signal) => {
      const query = new URLSearchParams({ range, part, ...(after === undefined ? {} : { after }) })
      return (await call(`/figures/${figure}/conversations?${query}`, { signal })).json()
    },
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
