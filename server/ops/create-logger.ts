import pino from 'pino'
import { maskContacts } from '../chat/redact/redact-contacts.ts'
import { redact } from '../chat/redact/redact.ts'
import type { Logger } from './logger.ts'

/** Ids of our own making: no part of one is a phone number. */
const IDS = new Set(['request_id', 'turn_id', 'conversation_id'])
/** What these hold is never a log's business, whoever passes it by mistake. */
const NEVER =
  /^(?:text|question|query|prompt|messages?|snippet|body|reason_text|comment|title|url|email|name|address|ip|headers?|cookie|authorization|password|token|\w+_token|\w*secret|api_?key)$/i
const LONGEST = 300
const DEEPEST = 3
const FRAMES = 6

/**
 * The log: one JSON line a call, at `level` and above. Whatever is passed, no line holds a text, a token or an
 * address: known fields are left out, contacts and secrets in strings are masked, and of an error there is its type, its
 * code, its message masked, and where it was thrown.
 * @param destination takes each line, with its line break
 */
export function createLogger(level: string, destination: { write(line: string): void }): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (details) => loggable(details, 0) as Record<string, unknown>,
      },
      // `log` has made plain objects of errors.
      serializers: { err: (value: unknown) => value },
    },
    destination,
  )
}

function loggable(value: unknown, depth: number, key?: string): unknown {
  if (typeof value === 'string') return key !== undefined && IDS.has(key) ? value : masked(value)
  if (value instanceof Error) return describeError(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= DEEPEST) return '[…]'
  if (Array.isArray(value)) return value.slice(0, 20).map((item) => loggable(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !NEVER.test(name))
      .map(([name, inner]) => [name, loggable(inner, depth + 1, name)]),
  )
}

/** A string without what must not be in a log; a long one is cut. */
function masked(text: string): string {
  const clean = maskContacts(redact(text.slice(0, LONGEST)))
  return text.length > LONGEST ? `${clean}…` : clean
}

/** Of a text that does not parse, the engine's message quotes a part. */
const QUOTES_ITS_INPUT = new Set(['SyntaxError', 'ZodError', 'SDKValidationError'])

function describeError(error: Error, isCause = false): Record<string, unknown> {
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code.slice(0, 60) } : {}
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name.slice(0, 60),
    ...code,
    ...(QUOTES_ITS_INPUT.has(error.name) ? {} : { message: masked(error.message) }),
    ...(isCause ? {} : { at: frames.slice(0, FRAMES).map((frame) => frame.trim().replace(/^at /, '')) }),
    ...(error.cause instanceof Error && !isCause ? { cause: describeError(error.cause, true) } : {}),
  }
}
