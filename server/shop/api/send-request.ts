import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'

/** An answer is not read beyond this, bytes. */
const MAX_BODY = 2 * 1024 * 1024

export interface OutgoingRequest {
  method: 'GET' | 'POST'
  url: URL
  headers: Record<string, string>
  body: string
  /** How long until the connection stands, and until the last byte of the answer is there, ms. */
  connectMs: number
  wholeMs: number
}

/**
 * Sends one request and reads the whole answer. Redirects are answers like others: a signature goes to no other address.
 * @throws Error without any part of request or answer when there is no whole answer in time
 */
export function sendRequest(outgoing: OutgoingRequest): Promise<{ status: number; text: string }> {
  const { method, url, headers, body, connectMs, wholeMs } = outgoing
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const sending: ClientRequest = send(url, {
      method,
      headers: body === '' ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    })
    const fail = (reason: string) => {
      clearTimeout(connecting)
      clearTimeout(whole)
      sending.destroy()
      reject(new Error(reason))
    }
    const connecting = setTimeout(() => fail('no connection in time'), connectMs)
    const whole = setTimeout(() => fail('no whole answer in time'), wholeMs)
    sending.once('socket', (socket) => {
      const connected = () => clearTimeout(connecting)
      if (socket.connecting) socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', connected)
      else connected()
    })
    // The system's words name an address at most; the code says enough.
    sending.on('error', (error) => fail('code' in error ? String(error.code) : 'connection failed'))
    sending.once('response', (message) => {
      readWhole(message).then(
        (text) => {
          clearTimeout(whole)
          resolve({ status: message.statusCode ?? 0, text })
        },
        () => fail('the answer broke off, or is too long'),
      )
    })
    sending.end(body)
  })
}

async function readWhole(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message) {
    chunks.push(chunk)
    size += chunk.length
    // Leaving the loop ends the connection.
    if (size > MAX_BODY) throw new Error('too long')
  }
  return Buffer.concat(chunks).toString('utf8')
}
