import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, type RequestOptions, request as httpsRequest } from 'node:https'
import { guardedLookup, type ResolveName } from './guarded-lookup.ts'
import { isPublicAddress } from './public-address.ts'
import { readBody } from './read-body.ts'
import { hostOf, type IsTrusted, RefusedAddress, trustNone, webAddress } from './web-address.ts'

/** What came back, after redirects. */
export interface FetchedPage {
  url: URL
  status: number
  /** Lower case, without parameters: `text/html`. */
  type: string
  charset: string | undefined
  lastModified: string | undefined
  bytes: Buffer
}

export interface FetchLimits {
  /** Of the unpacked body. */
  maxBytes: number
  /** For each request, from the first byte sent to the last one read. */
  timeoutMs: number
}

/** Asked before every request, those after a redirect too; a sentence refuses. */
export type MayVisit = (url: URL) => Promise<string | undefined>

/** Fetches one address, or throws: RefusedAddress, or an Error that says what went wrong. */
export type GuardedFetch = (
  address: string,
  wanted: { types: RegExp; limits?: Partial<FetchLimits>; mayVisit?: MayVisit },
) => Promise<FetchedPage>

/** How we introduce ourselves; the first word is what robots.txt may name. */
export const USER_AGENT = 'VerdeMuse-import/1.0 (knowledge base import, run by the shop)'
const MAX_REDIRECTS = 5
const DEFAULTS: FetchLimits = { maxBytes: 5 * 1024 * 1024, timeoutMs: 20_000 }

/**
 * A fetch for addresses that others wrote: it reaches only the public internet, whatever a name resolves to
 * and wherever a page redirects, and reads no more than it was allowed. No cookies, no proxies, no reuse of
 * connections.
 *
 * @param isTrusted for tests and intranets: hosts that may be internal. What they redirect to is held as ever
 */
export function createGuardedFetch({
  isTrusted = trustNone,
  resolve,
}: {
  isTrusted?: IsTrusted
  resolve?: ResolveName
} = {}): GuardedFetch {
  return async (address, { types, limits, mayVisit }) => {
    const { maxBytes, timeoutMs } = { ...DEFAULTS, ...limits }
    let url = webAddress(address, undefined, isTrusted)
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const refused = await mayVisit?.(url)
      if (refused) throw new RefusedAddress(refused)
      const signal = AbortSignal.timeout(timeoutMs)
      try {
        const response = await send(url, signal, isTrusted(url), resolve)
        const { statusCode: status = 0, headers } = response
        if (status >= 300 && status < 400 && headers.location !== undefined) {
          response.destroy()
          url = webAddress(headers.location, url, isTrusted)
          continue
        }
        return await readPage(url, response, types, maxBytes)
      } catch (error) {
        throw signal.aborted ? new Error(`no whole answer within ${timeoutMs / 1000} s`) : plainError(error)
      }
    }
    throw new Error(`more than ${MAX_REDIRECTS} redirects`)
  }
}

function send(
  url: URL,
  signal: AbortSignal,
  mayBePrivate: boolean,
  resolve: ResolveName | undefined,
): Promise<IncomingMessage> {
  const isTls = url.protocol === 'https:'
  const options: RequestOptions = {
    signal,
    lookup: guardedLookup(mayBePrivate, resolve),
    agent: isTls ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false }),
    headers: {
      'user-agent': USER_AGENT,
      accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1',
      'accept-encoding': 'gzip, br',
    },
  }
  return new Promise((settle, fail) => {
    const request = isTls ? httpsRequest(url, options) : httpRequest(url, options)
    request.on('socket', (socket) => {
      // The address really connected to, whoever chose it: the last word on the matter.
      socket.on('connect', () => {
        const remote = socket.remoteAddress
        if (!mayBePrivate && !(remote && isPublicAddress(remote)))
          request.destroy(new RefusedAddress(`${hostOf(url)} leads to ${remote ?? 'nowhere'}`))
      })
    })
    request.on('response', settle)
    request.on('error', fail)
    request.end()
  })
}

/** The page; without a body where the server says that there is none such. */
async function readPage(
  url: URL,
  response: IncomingMessage,
  types: RegExp,
  maxBytes: number,
): Promise<FetchedPage> {
  const { statusCode: status = 0, headers } = response
  const [written = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';')
  const type = written.trim()
  const charset = parameters.map((parameter) => /^\s*charset="?([\w-]+)/.exec(parameter)?.[1]).find(Boolean)
  const isFound = status >= 200 && status <= 299
  if (!isFound || !types.test(type)) response.destroy()
  if (isFound && !types.test(type))
    throw new Error(`${type || 'something of no known type'} is no page that can be read`)
  const bytes = isFound ? await readBody(response, maxBytes) : Buffer.alloc(0)
  return { url, status, type, charset, lastModified: headers['last-modified'], bytes }
}

/** `getaddrinfo ENOTFOUND shop.example` says it to nobody but us. */
function plainError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return new Error('its name is not known')
  if (code === 'ECONNREFUSED' || code === 'ECONNRESET') return new Error('its server does not answer')
  return error
}
