import type { ProblemCode } from '../chat-problem.ts'

/** What a shopper is told of each failure; one that only a mistake of ours can bring about is `internal`. */
export const problemsEn: Partial<Record<ProblemCode, string>> & { internal: string } = {
  invalid_request: 'That message could not be read. Please write it again.',
  invalid_grant: 'Your session has ended. Please send your message again.',
  unauthorized: 'Your session has ended. Please send your message again.',
  origin_not_allowed: 'This chat is not set up for this website yet.',
  forbidden: 'That is not allowed here.',
  not_found: 'This conversation is no longer available. Your next message starts a new one.',
  turn_in_progress: 'One moment: I am still answering your last messages.',
  log_truncated: 'A part of this answer was lost on the way. Please try again.',
  payload_too_large: 'That message is too long. Please shorten it.',
  rate_limited: 'That was a lot of messages at once. Please wait a moment and try again.',
  over_capacity: 'Many people are asking right now. Please try again in a moment.',
  storage_unavailable: 'The chat is not available just now. Please try again in a moment.',
  interrupted: 'The answer was interrupted.',
  upstream_failed: 'The answer could not be finished. Please try again.',
  internal: 'Something went wrong on our side. Please try again.',
  signed_out: 'You were signed out. Please send your message again.',
  offline: 'No connection. Your message has not been sent yet.',
}
