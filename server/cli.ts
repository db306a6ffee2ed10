import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { evaluateRetrieval, readRetrievalCases } from '../kb/evaluate-retrieval.ts'
import { type KnowledgeBase, type KnowledgeStats, openKnowledgeBase } from '../kb/knowledge-base.ts'
import { loadKnowledge } from '../kb/load-knowledge.ts'
import { formatProblem } from '../kb/problem.ts'
import { hashedTexts } from '../kb/hashed-texts.ts'
import { countRemoteVectors, remoteFolder } from '../kb/remote-vectors.ts'
import { readSources } from '../kb/sources.ts'
import { configuredAnswerer } from './answer/configured-answerer.ts'
import { type AuditLog, COMMAND_LINE, createAuditLog } from './audit/audit-log.ts'
import {
  type Deployment,
  personToAdd,
  resetSecondFactor,
  staffAdd,
  staffDeactivate,
  staffList,
} from './cli/staff.ts'
import { UsageError } from './cli/usage-error.ts'
import { usage } from './cli/usage.ts'
import { ConfigError, readConfig } from './config.ts'
import { knownOf, readTests } from './evaluation/read-tests.ts'
import { randomId } from './ids.ts'
import { auditAnchorFile } from './ops/audit-anchor-file.ts'
import { createLogger } from './ops/create-logger.ts'
import { openDataFolder } from './ops/data-folder.ts'
import { loadSecrets } from './ops/secrets.ts'
import type { Database } from './store/database.ts'
import { readProfileFile } from './shop/orders/profile-file.ts'
import { openSqlite } from './store/sqlite.ts'
import { openSqliteReadOnly } from './store/sqlite-read-only.ts'

const options = {
  kb: { type: 'string' },
  k: { type: 'string', short: 'k' },
  json: { type: 'boolean', default: false },
  cases: { type: 'string' },
  train: { type: 'string' },
  retail: { type: 'string' },
  order: { type: 'string' },
  'other-order': { type: 'string' },
  commit: { type: 'boolean', default: false },
  email: { type: 'string' },
  role: { type: 'string' },
  user: { type: 'string' },
  ttl: { type: 'string' },
  as: { type: 'string' },
  max: { type: 'string' },
  only: { type: 'string' },
  times: { type: 'string' },
  'changed-from': { type: 'string' },
  since: { type: 'string' },
  limit: { type: 'string' },
  force: { type: 'boolean', default: false },
  online: { type: 'boolean', default: false },
  yes: { type: 'boolean', short: 'y', default: false },
  'dry-run': { type: 'boolean', default: false },
  'allow-private-hosts': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

const print = (text: string) => void process.stdout.write(`${text}\n`)
const printJson = (value: unknown) => print(JSON.stringify(value, null, 2))
const config = readConfigOnce()

type Given = ReturnType<typeof parse>

/** The deployment's database, to be read alone. */
const keptIn = { database: () => openSqliteReadOnly(join(config().dataDir, 'verdemuse.db')) }

const commands: Record<string, (given: Given) => Promise<void>> = {
  'kb check': ({ values }) => kbCheck(values.kb),
  'kb search': ({ values, positionals }) => kbSearch(positionals[2], values.kb, values.k, values.json),
  'kb stats': ({ values }) => kbStats(values.kb, values.json),
  // What imports need is read by nobody else.
  'kb init': async ({ positionals }) => (await import('./cli/kb-init.ts')).kbInit(positionals[2], print),
  'kb import': async ({ values, positionals }) =>
    (await import('./cli/kb-import.ts')).kbImport({
      ...values,
      what: positionals[2],
      from: positionals[3],
      dryRun: values['dry-run'],
      allowPrivateHosts: values['allow-private-hosts'],
      print,
      complain,
    }),
  'eval retrieval': ({ values }) => evalRetrieval(values.kb, values.cases, values.json),
  'eval answers': async ({ values }) =>
    (await import('./cli/eval-answers.ts')).evalAnswers({
      kb: values.kb,
      cases: values.cases,
      json: values.json,
      answerer,
      print,
      complain,
    }),
  'eval intents': async ({ values }) =>
    (await import('./cli/eval-intents.ts')).evalIntents({
      train: values.train,
      cases: values.cases,
      json: values.json,
      print,
    }),
  'eval sentiment': async ({ values }) =>
    (await import('./cli/eval-sentiment.ts')).evalSentiment({ ...values, cases: values.cases, print }),
  'eval actions': async ({ values }) =>
    (await import('./cli/eval-actions.ts')).evalActions({
      retail: values.retail,
      cases: values.cases,
      json: values.json,
      print,
    }),
  test: async ({ values }) => {
    const { kbDir, demo } = whereOf(values.kb)
    const { only, json, times, 'changed-from': changedFrom } = values
    const settings = { kbDir, demo, only, json, answerer, print, complain }
    const { failed } =
      changedFrom === undefined
        ? await (await import('./cli/conversation-tests.ts')).conversationTests({ ...settings, times })
        : await (await import('./cli/changed-tests.ts')).changedTests({ ...settings, changedFrom })
    if (failed) process.exitCode = 1
  },
  'replay export': async ({ values, positionals }) => {
    const { replayExport } = await import('./cli/replay.ts')
    await replayExport({ ...values, ...keptIn, file: positionals[2], print })
    const act = { actor: COMMAND_LINE, act: 'data-exported', details: { what: 'conversations' } } as const
    await onDeployment(({ audit }) => audit.append(act, [], { durable: true }))
  },
  replay: async ({ values, positionals }) =>
    (await import('./cli/replay.ts')).replay({
      ...values,
      ...keptIn,
      file: positionals[1],
      demo: config().demo,
      knowledge: () => open(values.kb),
      answerer,
      print,
    }),
  'identity-token': async ({ values }) =>
    (await import('./cli/identity-token.ts')).identityToken({
      user: values.user,
      ttl: values.ttl,
      config: config(),
      print,
    }),
  'shop-check': async ({ values }) => {
    const { shopCheck } = await import('./cli/shop-check.ts')
    const { user, order, 'other-order': otherOrder, commit } = values
    const kept = await shopCheck({ shopApi: config().shopApi, user, order, otherOrder, commit, print })
    if (!kept) process.exitCode = 1
  },
  'shop-api': async () => {
    printJson((await import('./shop/api/shop-api-document.ts')).shopApiDocument())
  },
  'staff add': async ({ values }) => {
    const { publicUrl, port } = config()
    const base = publicUrl ?? `http://127.0.0.1:${port}`
    const person = personToAdd(values.email, values.role)
    print(await onDeployment((parts) => staffAdd(person, base, parts)))
  },
  'staff list': async ({ values }) => {
    const people = await onDeployment(staffList)
    if (values.json) return printJson(people)
    for (const { email, role, active, second_factor: second } of people)
      print(
        [email, role, active ? 'active' : 'deactivated', `second factor ${second ? 'on' : 'off'}`].join('  '),
      )
  },
  'staff deactivate': async ({ values }) =>
    print(await onDeployment((parts) => staffDeactivate(parts, values.email))),
  'staff reset-second-factor': async ({ values }) =>
    print(await onDeployment((parts) => resetSecondFactor(parts, values.email))),
  audit: ({ values }) => audit(values.json, values.since),
  'audit erase': async ({ values }) => {
    const { auditErase } = await import('./cli/audit.ts')
    print(await onDeployment((parts) => auditErase(parts.audit, values.email)))
  },
  'audit seal': async () => {
    await onDeployment((parts) => parts.audit.sealAnew())
    print('The log is sealed as it is now, and says so in its last entry.')
  },
  backup: async ({ values, positionals }) =>
    (await import('./cli/backup.ts')).backup(positionals.slice(1), {
      ...config(),
      force: values.force,
      print,
    }),
  restore: async ({ positionals }) =>
    (await import('./cli/backup.ts')).restore(positionals.slice(1), { ...config(), print }),
  doctor: async ({ values }) => {
    const { doctor } = await import('./cli/doctor.ts')
    const auditChain = async () => {
      const database = keptIn.database()
      return auditLogOf(database, config().dataDir)
        .verify()
        .finally(() => database.close())
    }
    const settings = { online: values.online, auditChain, print, now: Date.now }
    if (await doctor(config(), settings)) process.exitCode = 1
  },
}

async function run(args: string[]): Promise<void> {
  const given = parse(args)
  if (given.values.help || given.positionals.length === 0) return print(usage)
  await commandOf(given.positionals)(given)
}

/** The command that these words begin with: two, or one. */
function commandOf(words: string[]): (given: Given) => Promise<void> {
  const command = words.slice(0, 2).join(' ')
  const named = [command, words[0] ?? ''].find((name) => Object.hasOwn(commands, name))
  const work = named === undefined ? undefined : commands[named]
  if (!work) throw new UsageError(`There is no command "${command}".\n\n${usage}`)
  return work
}

/** Whether it is the first word of commands of two, such as `kb`. */
const isFamily = ([word, ...more]: string[]) =>
  more.length === 0 && Object.keys(commands).some((name) => name.startsWith(`${word} `))

async function kbCheck(kb: string | undefined): Promise<void> {
  const kbDir = kb ?? config().kbDir
  const { passages, products, problems: faults } = loadKnowledge(readSources(kbDir))
  const tests = readTests(kbDir, knownOf(passages, products))
  const problems = [...faults, ...readProfileFile(kbDir).problems, ...tests.problems]
  for (const problem of problems) print(formatProblem(problem))
  if (problems.length > 0) process.exitCode = 1
  else print('No problems.')
}

async function kbSearch(
  text: string | undefined,
  kb: string | undefined,
  k = '5',
  json = false,
): Promise<void> {
  if (text === undefined || text.trim() === '')
    throw new UsageError('Say what to search: kb search "return policy"')
  const count = Number(k)
  if (!Number.isInteger(count) || count < 1 || count > 100)
    throw new UsageError(`-k ${k}: expected a number from 1 to 100.`)
  const knowledge = await open(kb)
  const { hits } = await knowledge.search(text, count * 6)
  const documents = new Map(hits.map((hit) => [hit.passage.document, hit] as const).reverse())
  const best = [...documents.values()].sort((a, b) => b.score - a.score).slice(0, count)
  const rows = best.map(({ passage, score }) => ({
    id: passage.id,
    document: passage.document,
    title: passage.title,
    text: passage.text,
    score,
  }))
  if (json) return printJson(rows)
  for (const row of rows)
    print(`${row.score.toFixed(3)}  ${row.id}\n       ${row.title}\n       ${row.text.slice(0, 160)}\n`)
}

async function kbStats(kb: string | undefined, json: boolean): Promise<void> {
  const knowledge = await open(kb)
  const stats = await withRemote(knowledge, kb)
  if (json) return printJson(stats)
  for (const [name, value] of Object.entries(stats)) {
    if (name !== 'remote') print(`${name}: ${Array.isArray(value) ? value.length : value}`)
  }
  const { remote } = stats
  if (remote) print(`${remote.embedder}: ${remote.embedded} of ${remote.texts} texts embedded`)
  for (const problem of stats.problems) print(`  ${formatProblem(problem)}`)
}

/** With how far the server has come with the embedder that it asks over the network, where there is a key. */
async function withRemote(knowledge: KnowledgeBase, kb: string | undefined): Promise<KnowledgeStats> {
  const stats = knowledge.stats()
  if (kb !== undefined) return stats
  const { mistral, dataDir } = config()
  const embedder = mistral?.embedModel
  if (embedder === undefined) return stats
  const texts = knowledge.texts()
  const embedded = await countRemoteVectors(hashedTexts(texts), remoteFolder(dataDir), embedder)
  return { ...stats, remote: { embedder, texts: texts.length, embedded, in_use: embedded === texts.length } }
}

async function evalRetrieval(
  kb: string | undefined,
  cases: string | undefined,
  json: boolean,
): Promise<void> {
  if (kb === undefined || cases === undefined)
    throw new UsageError('eval retrieval needs --kb DIR and --cases FILE.jsonl.')
  const report = await evaluateRetrieval(
    await openKnowledgeBase({ kbDir: kb, log: complain }),
    readRetrievalCases(cases),
  )
  if (json) return printJson(report)
  for (const [name, value] of Object.entries(report))
    print(`${name}: ${Number.isInteger(value) ? value : value.toFixed(4)}`)
}

/** Works on the deployment's database, also beside its running server, and closes it. */
async function onDeployment<Result>(
  work: (parts: Deployment & { audit: AuditLog }) => Promise<Result>,
): Promise<Result> {
  const { dataDir } = config()
  const database = openStore()
  const audit = auditLogOf(database, dataDir)
  try {
    return await work({ database, audit, now: Date.now, newId: randomId })
  } finally {
    database.close()
  }
}

function auditLogOf(database: Database, dataDir: string): AuditLog {
  const anchor = auditAnchorFile(dataDir, loadSecrets(dataDir).secondFactorKey)
  return createAuditLog({ database, anchor, now: Date.now, newId: randomId })
}

async function audit(json: boolean, since: string | undefined): Promise<void> {
  const { dataDir } = config()
  const database = keptIn.database()
  try {
    const parts = { database, audit: auditLogOf(database, dataDir) }
    const { auditReport } = await import('./cli/audit.ts')
    if (!(await auditReport(parts, { json, since, print }))) process.exitCode = 1
  } finally {
    database.close()
  }
}

function openStore() {
  const { dataDir } = config()
  openDataFolder(dataDir)
  return openSqlite(join(dataDir, 'verdemuse.db'))
}

/** The deployment's knowledge base with its saved index, or another folder's, indexed in passing. */
function open(kb: string | undefined) {
  if (kb !== undefined) return openKnowledgeBase({ kbDir: kb, log: complain })
  const { kbDir, dataDir } = config()
  openDataFolder(dataDir)
  return openKnowledgeBase({ kbDir, dataDir, log: complain })
}

/** The deployment's knowledge base, or another folder's, which is no demo. */
function whereOf(kb: string | undefined): { kbDir: string; demo: boolean } {
  return kb === undefined ? config() : { kbDir: kb, demo: false }
}

/** What answers in this deployment. */
function answerer() {
  const logger = createLogger(config().logLevel, process.stderr)
  return configuredAnswerer({ mistral: config().mistral, logger, now: Date.now, newId: randomId })
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`)
}

function readConfigOnce(): () => ReturnType<typeof readConfig> {
  let read: ReturnType<typeof readConfig> | undefined
  return () => {
    read ??= readConfig(join(fileURLToPath(new URL('../..', import.meta.url)), 'synthetic_data'))
    return read
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    // That there is no such command is the greater mistake.
    const words = args.slice(
      0,
      args.findIndex((arg) => arg.startsWith('-')),
    )
    if (words.length > 0 && !isFamily(words)) commandOf(words)
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${usage}`)
  }
}

run(process.argv.slice(2)).catch((error: unknown) => {
  const lines =
    error instanceof ConfigError ? error.problems : [error instanceof Error ? error.message : String(error)]
  for (const line of lines) complain(line)
  process.exitCode = error instanceof UsageError ? 2 : 1
})
