import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { faissVectorIndex } from '../../kb/faiss-vector-index.ts'
import type { Config } from '../config.ts'
import { isLoopback } from '../is-loopback.ts'
import { DATABASE_FILE } from '../ops/backup-format.ts'
import { lockDataFolder, openDataFolder } from '../ops/data-folder.ts'
import { readTlsFiles } from '../ops/tls-files.ts'
import { migrations } from '../store/migrations/index.ts'
import type { AuditChain } from '../wire/audit.ts'

/** One thing looked at: well, worth knowing, or to be mended. */
interface Finding {
  state: 'ok' | 'note' | 'mend'
  line: string
}

const DAY_MS = 86_400_000
/** A certificate that runs out sooner should have been renewed by now. */
const RENEW_DAYS = 14
const MIN_FREE_SHARE = 0.05

const ok = (line: string): Finding => ({ state: 'ok', line })
const note = (line: string): Finding => ({ state: 'note', line })
const mend = (line: string): Finding => ({ state: 'mend', line })
const sentence = (error: unknown) => (error instanceof Error ? error.message : String(error))

/**
 * `doctor`: looks at what a deployment stands on, one line each.
 * @returns whether something must be mended
 */
export async function doctor(
  config: Config,
  {
    online,
    auditChain,
    print,
    now,
  }: {
    online: boolean
    /** Verifies the audit log. */
    auditChain: () => Promise<AuditChain>
    print: (line: string) => void
    now: () => number
  },
): Promise<boolean> {
  const running = isRunning(config.dataDir)
  const findings = [
    ...config.warnings.map(note),
    node(),
    ...dataFolder(config.dataDir),
    database(config.dataDir),
    ...(await auditLog(config.dataDir, auditChain)),
    running
      ? ok('A server is running on this data folder.')
      : note('No server is running on this data folder.'),
    ...index(config.dataDir),
    ...(running ? [] : [await port(config)]),
    ...addresses(config),
    ...(config.tls ? [certificate(config.tls, now())] : []),
    ...(await model(config, online)),
  ]
  for (const { state, line } of findings) print(`${state.padEnd(4)}  ${line}`)
  return findings.some(({ state }) => state === 'mend')
}

function node(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  return major >= 20
    ? ok(`Node ${process.versions.node}`)
    : mend(`Node ${process.versions.node}: 20 or newer is needed.`)
}

function dataFolder(dataDir: string): Finding[] {
  try {
    openDataFolder(dataDir)
  } catch (error) {
    return [mend(sentence(error))]
  }
  const open = [dataDir, ...keyFiles(dataDir)].filter((path) => (statSync(path).mode & 0o077) !== 0)
  const { bavail, blocks, bsize } = statfsSync(dataDir)
  const free = `${((bavail * bsize) / 1e9).toFixed(1)} GB free, ${Math.round((bavail / blocks) * 100)} %`
  return [
    open.length === 0
      ? ok(`${dataDir} can be written, and only its owner can read it.`)
      : mend(`Others can read ${open.join(', ')}: chmod go= ${open.join(' ')}`),
    bavail / blocks < MIN_FREE_SHARE
      ? mend(`The disk of ${dataDir} is nearly full: ${free}.`)
      : ok(`Disk: ${free}.`),
  ]
}

function keyFiles(dataDir: string): string[] {
  return readdirSync(dataDir)
    .filter((name) => name === 'secrets.json' || name.startsWith(DATABASE_FILE))
    .map((name) => join(dataDir, name))
}

function database(dataDir: string): Finding {
  const file = join(dataDir, DATABASE_FILE)
  if (!existsSync(file)) return note('There is no database yet; the first start makes it.')
  try {
    const db = new Sqlite(file, { fileMustExist: true })
    const found = db.pragma('quick_check', { simple: true })
    const schema = Number(db.pragma('user_version', { simple: true }))
    db.close()
    if (found !== 'ok') return mend(`The database is damaged (${found}): restore a backup.`)
    if (schema > migrations.length)
      return mend('The database was written by a newer VerdeMuse: start that version.')
    return ok(`The database is sound, ${(statSync(file).size / 1e6).toFixed(1)} MB.`)
  } catch (error) {
    return mend(`The database cannot be read (${sentence(error)}): restore a backup.`)
  }
}

async function auditLog(dataDir: string, verify: () => Promise<AuditChain>): Promise<Finding[]> {
  const there = [DATABASE_FILE, 'secrets.json'].every((name) => existsSync(join(dataDir, name)))
  if (!there) return []
  try {
    const chain = await verify()
    return [
      chain.state === 'whole'
        ? ok(`The audit log is whole, ${chain.entries} entries.`)
        : mend(`The audit log was touched. ${chain.sentence}`),
    ]
  } catch (error) {
    return [note(`The audit log was not verified: ${sentence(error)}`)]
  }
}

function isRunning(dataDir: string): boolean {
  if (!existsSync(join(dataDir, 'server.lock'))) return false
  try {
    lockDataFolder(dataDir)()
    return false
  } catch {
    return true
  }
}

function index(dataDir: string): Finding[] {
  const kind = faissVectorIndex()
    ? ok('Vectors are searched by FAISS.')
    : note('FAISS is not there; the exact index takes its place, slower with many passages.')
  const saved = existsSync(join(dataDir, 'index'))
  return [
    kind,
    saved ? ok('The index is saved.') : note('The index is not made yet; the next start makes it.'),
  ]
}

function port({ host, port: wanted }: Config): Promise<Finding> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) =>
      resolve(mend(`Port ${wanted} on ${host} cannot be opened: ${error.message}.`)),
    )
    server.listen(wanted, host, () => server.close(() => resolve(ok(`Port ${wanted} on ${host} is free.`))))
  })
}

function addresses({ publicUrl, allowedOrigins, tls, host, trustedProxyHops }: Config): Finding[] {
  const findings: Finding[] = []
  const local = publicUrl === undefined || isLoopback(new URL(publicUrl).hostname)
  if (publicUrl === undefined) {
    const open = !isLoopback(host)
    findings.push(
      open
        ? mend(`HOST=${host} lets the world in, but PUBLIC_URL does not say under which address.`)
        : note('PUBLIC_URL is not set: this machine only.'),
    )
  } else if (!local && publicUrl.startsWith('http:')) {
    findings.push(
      mend(
        `PUBLIC_URL=${publicUrl}: staff cannot sign in, and shops served by https cannot load the widget over http.`,
      ),
    )
  } else findings.push(ok(`PUBLIC_URL=${publicUrl}`))
  if (!local && !tls && trustedProxyHops === 0)
    findings.push(
      note('No TLS_CERT and TRUSTED_PROXY_HOPS=0: behind a proxy all shoppers would share one limit.'),
    )
  const plain = allowedOrigins.filter(
    (origin) => origin.startsWith('http:') && !isLoopback(new URL(origin).hostname),
  )
  if (plain.length > 0) findings.push(note(`ALLOWED_ORIGINS has pages without https: ${plain.join(', ')}`))
  if (!local && allowedOrigins.length === 0)
    findings.push(
      note('ALLOWED_ORIGINS is empty: only the shop’s own address in shop.json may use the assistant.'),
    )
  return findings
}

function certificate(tls: NonNullable<Config['tls']>, now: number): Finding {
  try {
    const { validTo } = readTlsFiles(tls)
    const days = Math.floor((validTo - now) / DAY_MS)
    if (days < 0) return mend('The TLS certificate has run out.')
    return days < RENEW_DAYS
      ? mend(`The TLS certificate runs out in ${days} days.`)
      : ok(`The TLS certificate holds for ${days} days.`)
  } catch (error) {
    return mend(sentence(error))
  }
}

async function model({ mistral }: Config, online: boolean): Promise<Finding[]> {
  if (!mistral) return [note('No MISTRAL_API_KEY: the local answerer answers.')]
  if (!online) return [note('A Mistral key is set; --online asks whether it is accepted.')]
  const { Mistral } = await import('@mistralai/mistralai')
  try {
    const { apiKey, serverUrl } = mistral
    await new Mistral({ apiKey, ...(serverUrl && { serverURL: serverUrl }) }).models.list(
      {},
      { timeoutMs: 10_000 },
    )
    return [ok('Mistral accepts the key.')]
  } catch (error) {
    const status = error instanceof Error && 'statusCode' in error ? ` (status ${error.statusCode})` : ''
    return [mend(`Mistral cannot be reached or refuses the key${status}.`)]
  }
}
