import type { ErrorCode } from '../server/wire.ts'

/** Everything that can go wrong for a shopper: the server's codes, and not reaching it at all. */
export type ProblemCode = ErrorCode | 'offline'

/** A failure with a stable code; the sentence for it stands in the locale. */
export class ChatProblem extends Error {
  readonly code: ProblemCode
  readonly status: number

  constructor(code: ProblemCode, status = 0) {
    super(code)
    this.name = 'ChatProblem'
    this.code = code
    this.status = status
  }
}
