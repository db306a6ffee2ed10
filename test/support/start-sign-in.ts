import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { HTTPException } from 'hono/http-exception'
import { createShopperAuth } from '../../server/auth/shopper/create-shopper-auth.ts'
import { createOrderLookUp } from '../../server/auth/shopper/order-look-up.ts'
import type { PasswordHasher } from '../../server/auth/credentials/password-hasher.ts'
import { createRateLimits } from '../../server/auth/rate-limits.ts'
import type { Shopper } from '../../server/auth/shopper.ts'
import { randomId } from '../../server/ids.ts'
import { createOutboxMailer } from '../../server/mail/outbox-mailer.ts'
import { listen } from '../../server/ops/listen.ts'
import { readAssets } from '../../server/ops/read-assets.ts'
import { ProblemError, problemResponse } from '../../server/problem.ts'
import { createRouter } from '../../server/routes/router.ts'
import { signInRoutes } from '../../server/routes/sign-in.ts'
import { signInPageRoutes } from '../../server/routes/sign-in-page.ts'
import type { Customer } from '../../server/shop/orders/customer.ts'
import type { Order } from '../../server/shop/orders/order.ts'
import type { Database } from '../../server/store/database.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import { plainHasher } from './staff-auth.ts'

const address = {
  line1: 'Rosenweg 3',
  line2: '',
  city: 'Berlin',
  region: '',
  postalCode: '10115',
  country: 'DE',
}

/** The shop's own customer of the tests, with one order. */
export const customer: Customer = {
  userId: 'ada_lovelace_1',
  name: 'Ada',
  email: 'ada@post.example',
  address,
  paymentMethods: [],
}
export const order: Order = {
  orderId: '#W1234567',
  userId: customer.userId,
  status: 'delivered',
  items: [],
  shippingCents: 0,
  totalCents: 0,
  address,
  fulfilments: [],
  payments: [],
}

export const shopOrigin = 'https://shop.example'
/** What a page sends: base64url of some SHA-256. */
export const codeChallenge = 'a'.repeat(43)

/** The sign-in frame served over HTTP, with codes that are only noted, and mails in an outbox. */
export interface StartedSignIn {
  url: string
  database: Database
  /** What codes were given for, by the code. */
  issued: Map<string, { shopper: Shopper; origin: string; codeChallenge: string }>
  /** Users whose sessions were ended. */
  ended: string[]
  logged: string[]
  /** Sets the clock, Unix ms. */
  time: { now: number }
  /** The mails to an address as they lie in the outbox, oldest first. */
  mailsTo(email: string): string[]
  /** The codes among them. */
  codesTo(email: string): string[]
  /** The last code to an address, once there are `count`. */
  mailedCode(email: string, count?: number): Promise<string>
  /** A page's own request. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  close(): Promise<void>
}

export async function startSignIn({
  hasher = plainHasher,
  rateLimitScale = 0,
  allowed = () => true,
}: {
  hasher?: PasswordHasher
  rateLimitScale?: number
  allowed?: (origin: string) => boolean
} = {}): Promise<StartedSignIn> {
  const folder = mkdtempSync(join(tmpdir(), 'verdemuse-outbox-'))
  const outbox = join(folder, 'outbox')
  const database = openSqlite(':memory:')
  const time = { now: Date.now() }
  const now = () => time.now
  const issued: StartedSignIn['issued'] = new Map()
  const ended: string[] = []
  const logged: string[] = []
  const log = (details: object, message: string) => void logged.push(`${message} ${JSON.stringify(details)}`)
  const records = {
    customerByEmail: async (email: string) => (email === customer.email ? customer : undefined),
    lookUp: async (known: { orderId: string; email?: string; postcode?: string }) =>
      known.orderId === order.orderId &&
      (known.email === customer.email || known.postcode === order.address.postalCode)
        ? order
        : undefined,
  }
  const shopperAuth = createShopperAuth({
    database,
    hasher,
    mailer: createOutboxMailer({
      folder: outbox,
      sender: () => ({ name: 'A Shop', address: 'help@shop.example' }),
      now,
      newId: randomId,
    }),
    mailContext: () => ({ shop: 'A Shop', accountUrl: 'https://support.example/sign-in' }),
    records,
    lookUpOrder: createOrderLookUp({
      records,
      limit: createRateLimits(rateLimitScale),
      pause: async () => {},
    }),
    codes: {
      async issue(grant) {
        const code = randomId('code')
        issued.set(code, grant)
        return code
      },
    },
    endSessionsOf: async (userId) => void ended.push(userId),
    secondFactorKey: new Uint8Array(32).fill(7),
    rateLimitScale,
    logger: { info: log, warn: log, error: log },
    now,
    newId: randomId,
  })

  const app = createRouter()
  app.onError((error, c) => {
    if (error instanceof ProblemError) return problemResponse(c, error)
    if (error instanceof HTTPException) return problemResponse(c, new ProblemError('malformed_json'))
    log({ error: String(error) }, 'failed')
    return problemResponse(c, new ProblemError('internal'))
  })
  const shared = { isAllowedOrigin: allowed, clientAddress: () => '192.0.2.1', publicUrl: undefined }
  app.route('/v1/sign-in', signInRoutes({ ...shared, shopperAuth }))
  const assets = readAssets(fileURLToPath(new URL('../../dist', import.meta.url)))
  const profile = { name: 'A Shop' }
  app.route('/', signInPageRoutes({ ...shared, assets, profile: () => profile }))
  const listener = await listen(app, { host: '127.0.0.1', port: 0, tls: undefined }, () => {})
  const url = `http://127.0.0.1:${listener.port}`

  const mailsTo = (email: string) => {
    const files = existsSync(outbox) ? readdirSync(outbox).map((name) => join(outbox, name)) : []
    return files
      .filter((file) => file.endsWith('.eml'))
      .map((file) => ({ made: statSync(file).ctimeMs, text: readFileSync(file, 'utf8') }))
      .filter(({ text }) => text.includes(`To: ${email}\r\n`))
      .sort((a, b) => a.made - b.made)
      .map(({ text }) => text.replaceAll('\r\n', '\n'))
  }
  const codesTo = (email: string) =>
    mailsTo(email).flatMap((text) => /Your code is (\d{8})/.exec(text)?.[1] ?? [])

  return {
    url,
    database,
    issued,
    ended,
    logged,
    time,
    mailsTo,
    codesTo,
    async mailedCode(email, count = 1) {
      for (;;) {
        const codes = codesTo(email)
        const [last] = codes.slice(-1)
        if (codes.length >= count && last) return last
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    // Past the socket, which a thousand requests at once would wait for.
    post: async (path, body, headers = { origin: url }) =>
      app.request(`${url}/v1/sign-in${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async close() {
      listener.stopTaking()
      listener.close()
      database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
