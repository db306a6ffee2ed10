import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { z } from 'zod'
import { findSecretFault } from './auth/credentials/weak-secrets.ts'
import { isLoopback } from './is-loopback.ts'
import { keyOfSecret } from './shop/api/sign-request.ts'

/** A number with one sentence for whatever is wrong with it. */
const number = (from: number, to: number, { whole = true } = {}) => {
  const kind = whole ? 'a whole number' : 'a number'
  const error = `must be ${kind} ${to === Infinity ? `of at least ${from}` : `from ${from} to ${to}`}`
  return z
    .string()
    .transform(Number)
    .pipe(
      z
        .number({ error })
        .refine((value) => value >= from && value <= to && (!whole || Number.isInteger(value)), { error }),
    )
}
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` })
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
const origin = httpUrl
  .refine((url) => !URL.canParse(url) || new URL(url).origin === url, {
    error: 'must be an origin such as https://shop.example, without a path or a slash at the end',
  })
  .refine((url) => !url.includes('*'), { error: 'must be one origin: wildcards are not understood' })
/** A file or folder; a relative one counts from where the program was started. */
const path = z
  .string()
  .min(1)
  // The home is asked for only where it is meant: in a container a user may have none.
  .transform((text) => resolve(text.replace(/^~(?=$|\/)/, () => homedir())))
const origins = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .pipe(z.array(origin))

/** A key that others sign with: long enough, and nothing that is guessed first. */
const signingSecret = z.string().superRefine((secret, context) => {
  const fault = findSecretFault(secret)
  if (fault) context.addIssue({ code: 'custom', message: fault })
})
const keySetUrl = z
  .url({ protocol: /^https?$/, error: 'must be an https:// address' })
  .refine((url) => !URL.canParse(url) || /^https:/i.test(url) || isLoopback(new URL(url).hostname), {
    error: 'must be an https:// address: whoever could change the keys on their way could be any shopper',
  })

/** Every environment variable that is read, with its check and default; the README's table is held against it. */
const schema = z.object({
  PORT: number(0, 65535).default(8787),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: origin.optional(),
  DATA_DIR: path.prefault('./data'),
  KB_DIR: path.prefault('./synthetic_data'),
  DEMO: oneOf(['auto', 'on', 'off']).default('auto'),
  ALLOWED_ORIGINS: origins.prefault(''),
  IDENTITY_SECRET: signingSecret.optional(),
  IDENTITY_JWKS_URL: keySetUrl.optional(),
  REQUIRE_AUTH_TIME: oneOf(['0', '1']).default('0'),
  REQUIRE_DPOP: oneOf(['0', '1']).default('0'),
  MISTRAL_API_KEY: z.string().min(1).optional(),
  MISTRAL_SERVER_URL: httpUrl.transform((url) => url.replace(/\/+$/, '').replace(/\/v1$/, '')).optional(),
  MISTRAL_MODEL: z.string().min(1).default('mistral-small-latest'),
  MISTRAL_EMBED_MODEL: z.string().min(1).default('mistral-embed'),
  MISTRAL_PATIENCE: number(1, 100, { whole: false }).default(1),
  DAILY_TOKEN_BUDGET: number(1, Infinity).optional(),
  TLS_CERT: path.optional(),
  TLS_KEY: path.optional(),
  TRUSTED_PROXY_HOPS: number(0, 10).default(0),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' })
    .refine((url) => !URL.canParse(url) || isUsableSmtpUrl(new URL(url)), {
      error: 'must name a host; a % in user or password is written %25, and ?from= takes one address',
    })
    .optional(),
  SHOP_API_URL: httpUrl
    .transform((url) => url.replace(/\/+$/, ''))
    .refine((url) => !URL.canParse(url) || new URL(url).search + new URL(url).hash === '', {
      error: 'must have no ? and no #',
    })
    .optional(),
  SHOP_API_SECRET: z
    .string()
    .refine((secret) => keyOfSecret(secret) !== undefined, {
      error: 'must be whsec_ and base64 of 24 to 64 bytes, or at least 32 bytes',
      abort: true,
    })
    .pipe(signingSecret)
    .optional(),
  METRICS_TOKEN: z.string().min(16, { error: 'must have at least 16 characters' }).optional(),
  RATE_LIMIT_SCALE: number(0, Infinity, { whole: false }).default(1),
  LOG_LEVEL: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
})

/** In the contract, and not yet read by this version: set, they are warned about. */
const notYetRead = [
  'DATABASE_URL',
  'WEBHOOK_URL',
  'WEBHOOK_SECRET',
  'RETENTION_DAYS',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
]

/** The settings of one deployment, checked. */
export interface Config {
  port: number
  host: string
  /** The address the world uses; the loopback one when not given. */
  publicUrl: string | undefined
  dataDir: string
  kbDir: string
  /** Whether `/` shows the demo shop. */
  demo: boolean
  allowedOrigins: string[]
  /** With what identity tokens of the shop are checked: the secret they are signed with, or where its public keys are. */
  identity: { secret: string } | { keySetUrl: string } | undefined
  /** Whether tokens are given and taken only with a proof of possession. */
  /** Whether an identity token without `auth_time` is no fresh sign-in. */
  requireAuthTime: boolean
  requireDpop: boolean
  /** `embedModel` is not given where passages and questions are not to be embedded by Mistral. */
  mistral:
    | {
        apiKey: string
        serverUrl: string | undefined
        model: string
        embedModel: string | undefined
        patienceScale: number
      }
    | undefined
  /** Tokens that the model may use in a day, by UTC; no limit when not given. */
  dailyTokenBudget: number | undefined
  /** PEM files; with them the server speaks HTTPS itself. */
  tls: { certFile: string; keyFile: string } | undefined
  /** The API of the shop that keeps customers and orders itself; without it, this server's database does. */
  shopApi: { url: string; secret: string } | undefined
  trustedProxyHops: number
  /** Where mails are handed over; without it they stay in the outbox. */
  smtpUrl: string | undefined
  /** Lets whoever has it read the metrics from anywhere. */
  metricsToken: string | undefined
  rateLimitScale: number
  logLevel: string
  warnings: string[]
}

/** The environment holds values that cannot be used; `problems` has one line each. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly problems: string[]
  constructor(problems: string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/**
 * Reads the settings from the environment.
 * @param packagedKbDir the demo shop's folder, which `DEMO=auto` compares with
 * @throws ConfigError with every problem at once
 */
export function readConfig(
  packagedKbDir: string,
  env: Record<string, string | undefined> = process.env,
): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw new ConfigError(problemsOf(parsed.error, given))
  const e = parsed.data
  if ((e.TLS_CERT === undefined) !== (e.TLS_KEY === undefined)) {
    const [is, isNot] = e.TLS_CERT === undefined ? ['TLS_KEY', 'TLS_CERT'] : ['TLS_CERT', 'TLS_KEY']
    throw new ConfigError([`${is} is set without ${isNot}: HTTPS needs the certificate and its key.`])
  }
  if (e.IDENTITY_SECRET !== undefined && e.IDENTITY_JWKS_URL !== undefined)
    throw new ConfigError([
      'IDENTITY_SECRET and IDENTITY_JWKS_URL are both set: give the one that the shop signs with.',
    ])
  const shopsOwn = ['IDENTITY_SECRET', 'IDENTITY_JWKS_URL', 'SHOP_API_URL'].filter(
    (name) => given[name] !== undefined,
  )
  const identityKey = shopsOwn.find((name) => name.startsWith('IDENTITY_'))
  if (e.DEMO === 'on' && identityKey !== undefined)
    throw new ConfigError([
      `DEMO=on beside ${identityKey}: the demo lets everybody sign in as its shoppers. Leave one of them out.`,
    ])
  if ((e.SHOP_API_URL === undefined) !== (e.SHOP_API_SECRET === undefined)) {
    const [is, isNot] =
      e.SHOP_API_URL === undefined ? ['SHOP_API_SECRET', 'SHOP_API_URL'] : ['SHOP_API_URL', 'SHOP_API_SECRET']
    throw new ConfigError([`${is} is set without ${isNot}: requests to the shop's API are signed.`])
  }
  const known = [...Object.keys(schema.shape), ...notYetRead]
  const publicIsLoopback = e.PUBLIC_URL === undefined || isLoopback(new URL(e.PUBLIC_URL).hostname)
  return {
    port: e.PORT,
    host: e.HOST,
    publicUrl: e.PUBLIC_URL,
    dataDir: e.DATA_DIR,
    kbDir: e.KB_DIR,
    demo:
      e.DEMO === 'on' ||
      (e.DEMO === 'auto' && e.KB_DIR === resolve(packagedKbDir) && publicIsLoopback && shopsOwn.length === 0),
    allowedOrigins: e.ALLOWED_ORIGINS,
    identity: e.IDENTITY_SECRET
      ? { secret: e.IDENTITY_SECRET }
      : e.IDENTITY_JWKS_URL
        ? { keySetUrl: e.IDENTITY_JWKS_URL }
        : undefined,
    requireAuthTime: e.REQUIRE_AUTH_TIME === '1',
    requireDpop: e.REQUIRE_DPOP === '1',
    mistral: e.MISTRAL_API_KEY
      ? {
          apiKey: e.MISTRAL_API_KEY,
          serverUrl: e.MISTRAL_SERVER_URL,
          model: e.MISTRAL_MODEL,
          embedModel: e.MISTRAL_EMBED_MODEL === 'off' ? undefined : e.MISTRAL_EMBED_MODEL,
          patienceScale: e.MISTRAL_PATIENCE,
        }
      : undefined,
    dailyTokenBudget: e.DAILY_TOKEN_BUDGET,
    tls: e.TLS_CERT && e.TLS_KEY ? { certFile: e.TLS_CERT, keyFile: e.TLS_KEY } : undefined,
    shopApi:
      e.SHOP_API_URL && e.SHOP_API_SECRET ? { url: e.SHOP_API_URL, secret: e.SHOP_API_SECRET } : undefined,
    trustedProxyHops: e.TRUSTED_PROXY_HOPS,
    smtpUrl: e.SMTP_URL,
    metricsToken: e.METRICS_TOKEN,
    rateLimitScale: e.RATE_LIMIT_SCALE,
    logLevel: e.LOG_LEVEL,
    warnings: [
      ...(e.TLS_CERT && e.PUBLIC_URL?.startsWith('http:')
        ? ['PUBLIC_URL says http, but with TLS_CERT this server speaks https only.']
        : []),
      ...(e.SHOP_API_URL?.startsWith('http:') && !isLoopback(new URL(e.SHOP_API_URL).hostname)
        ? ['SHOP_API_URL says http: what customers have ordered goes over the network unencrypted.']
        : []),
      ...notYetRead
        .filter((name) => given[name] !== undefined)
        .map((name) => `${name} is set, but this version does not use it yet.`),
      ...Object.keys(given).flatMap((name) => {
        if (known.includes(name)) return []
        const meant = known.find((candidate) => looksLike(name, candidate))
        return meant ? [`${name} is not a setting of VerdeMuse; did you mean ${meant}?`] : []
      }),
    ],
  }
}

function isUsableSmtpUrl({ hostname, username, password, searchParams }: URL): boolean {
  try {
    decodeURIComponent(username + password)
  } catch {
    return false
  }
  const from = searchParams.get('from')
  return hostname !== '' && (from === null || z.email().safeParse(from).success)
}

/** One line for each value that cannot be used, with the first thing that is wrong with it. */
function problemsOf(error: z.ZodError, given: Record<string, string | undefined>): string[] {
  const lines = new Map<string, string>()
  for (const { path, message } of error.issues) {
    const name = String(path[0])
    const entry =
      typeof path[1] === 'number'
        ? (given[name] ?? '').split(',').filter((part) => part.trim())[path[1]]
        : given[name]
    const value = /KEY|_TOKEN$|SECRET|SMTP/.test(name) ? '(secret)' : JSON.stringify(entry?.trim())
    const key = path.join('.')
    if (!lines.has(key)) lines.set(key, `${name}=${value}: ${message}`)
  }
  return [...lines.values()]
}

/** Whether a name differs from a setting's by one slip: a letter more, less, other or swapped. */
function looksLike(name: string, candidate: string): boolean {
  if (candidate.length < 6 || Math.abs(name.length - candidate.length) > 1 || name === candidate) return false
  let i = 0
  while (i < name.length && name[i] === candidate[i]) i++
  const a = name.slice(i)
  const b = candidate.slice(i)
  const swapped = a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2)
  return a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1) || swapped
}
