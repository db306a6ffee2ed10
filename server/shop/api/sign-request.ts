import { createHash, createHmac } from 'node:crypto'

/**
 * The key of a secret: `whsec_` and base64 of 24 to 64 bytes (Standard Webhooks), or any text of at least 32 bytes.
 * Undefined for what is neither.
 */
export function keyOfSecret(secret: string): Buffer | undefined {
  if (!secret.startsWith('whsec_')) {
    const key = Buffer.from(secret)
    return key.length >= 32 ? key : undefined
  }
  const text = secret.slice('whsec_'.length)
  const key = Buffer.from(text, 'base64')
  const isBase64 = key.toString('base64').replace(/=+$/, '') === text.replace(/=+$/, '')
  return isBase64 && key.length >= 24 && key.length <= 64 ? key : undefined
}

/** Headers by which a shop knows that a request is ours. */
export interface SignedHeaders {
  'webhook-id': string
  /** Unix seconds. */
  'webhook-timestamp': string
  'webhook-signature': string
}

/**
 * Signs a request (https://www.standardwebhooks.com, version 1): HMAC-SHA256 over id, timestamp and body, joined by full
 * stops. Standard Webhooks signs bodies alone; so that a signature is good for one address only, the id ends with a
 * hash of method and path (`targetHash`).
 */
export function signRequest(
  key: Buffer,
  { id, timestamp, body }: { id: string; timestamp: number; body: string },
): SignedHeaders {
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature}`,
  }
}

/** base64url of the SHA-256 of `GET /customers/ada`: method, blank, path below the API's base with its query. */
export function targetHash(method: string, path: string): string {
  return createHash('sha256').update(`${method} ${path}`).digest('base64url')
}
