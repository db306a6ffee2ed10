import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { Logger } from '../../ops/logger.ts'
import { ShopUnavailable } from '../orders/customer-records.ts'
import { camelKeys } from './key-case.ts'
import { sendRequest } from './send-request.ts'
import { keyOfSecret, signRequest, targetHash } from './sign-request.ts'

/** What waiting may take, ms. */
export interface ShopPatience {
  connectMs: number
  /** One try, from the first byte sent to the last read. */
  wholeMs: number
  /** Before the second try at most; twice that before the third. */
  retryMs: number
}
const USUAL: ShopPatience = { connectMs: 2_000, wholeMs: 5_000, retryMs: 300 }
const TRIES = 3
/** Answers after which the same may well be done a moment later. */
const PASSING = new Set([429, 502, 503, 504])

export interface ShopRequest<T> {
  method: 'GET' | 'POST'
  /** Below the API's base, with its query; every part encoded. */
  path: string
  body?: object
  /** Whether it may be sent again: reads, and what carries an idempotency key. */
  mayRepeat: boolean
  idempotencyKey?: string
  answer: z.ZodType<T>
}

export interface ShopClient {
  /**
   * The shop's answer; undefined where it says that there is no such thing (404).
   * @throws ShopUnavailable when there is no answer in time, or none that can be understood
   */
  ask<T>(request: ShopRequest<T>): Promise<T | undefined>
}

/** Asks a shop's own API: signed, with time-outs, again only where that is safe, every answer checked. */
export function createShopClient(parts: {
  url: string
  secret: string
  logger: Logger
  patience?: Partial<ShopPatience>
}): ShopClient {
  const key = keyOfSecret(parts.secret)
  if (!key) throw new Error('The shop API’s secret is too short.')
  const base = parts.url.replace(/\/+$/, '')
  const { connectMs, wholeMs, retryMs } = { ...USUAL, ...parts.patience }

  return {
    async ask({ method, path, body, mayRepeat, idempotencyKey, answer }) {
      const text = body === undefined ? '' : JSON.stringify(body)
      const id = `msg_${randomBytes(16).toString('base64url')}_${targetHash(method, path)}`
      let reason = ''
      for (let tries = 1; tries <= (mayRepeat ? TRIES : 1); tries++) {
        // Full jitter: those who failed together do not come back together.
        if (tries > 1) await pause(Math.random() * retryMs * 2 ** (tries - 2))
        const timestamp = Math.floor(Date.now() / 1000)
        try {
          const { status, text: answered } = await sendRequest({
            method,
            url: new URL(base + path),
            headers: {
              accept: 'application/json',
              ...(text === '' ? {} : { 'content-type': 'application/json' }),
              ...(idempotencyKey === undefined ? {} : { 'idempotency-key': headerValue(idempotencyKey) }),
              ...signRequest(key, { id, timestamp, body: text }),
            },
            body: text,
            connectMs,
            wholeMs,
          })
          if (status === 404) return undefined
          if (status === 200) {
            const parsed = answer.safeParse(camelKeys(parseJson(answered)))
            if (parsed.success) return parsed.data
            const [issue] = parsed.error.issues
            reason = `an answer that is not as documented, at ${issue?.path.map(String).join('.') || 'its root'}`
            break
          }
          reason = `status ${status}`
          if (!PASSING.has(status)) break
        } catch (error) {
          reason = error instanceof Error ? error.message : 'failed'
        }
      }
      // The path may name a customer: the log says which kind of call it was.
      parts.logger.warn(
        { call: `${method} /${path.split(/[/?]/)[1]}`, reason },
        'the shop’s API did not answer',
      )
      throw new ShopUnavailable(reason)
    },
  }
}

/** A header holds printable ASCII alone. */
const headerValue = (text: string) => encodeURIComponent(text)

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
