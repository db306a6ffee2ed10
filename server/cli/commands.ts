import { COMMAND_LINE } from '../audit/audit-log.ts'
import type { Call } from './call.ts'
import type { Deployment } from './deployment.ts'

/** What a command is given: what was typed, what it works on, and where its words go. */
interface Given extends Call, Deployment {
  /** Writes to stdout. */
  print: (text: string) => void
  /** Writes to stderr. */
  complain: (line: string) => void
}

export type Command = (given: Given) => Promise<void>

/** The commands by their names of one or two words. What one needs is imported by nobody else. */
export const commands: Record<string, Command> = {
  'kb check': async ({ values, whereOf, print }) => {
    const { kbCheck } = await import('./kb-check.ts')
    failUnless(kbCheck(whereOf(values.kb).kbDir, print))
  },
  'kb search': async ({ values: { kb, k, json }, positionals, knowledge, print }) =>
    (await import('./kb-search.ts')).kbSearch({
      text: positionals[2],
      k,
      json,
      knowledge: () => knowledge(kb),
      print,
    }),
  'kb stats': async ({ values: { kb, json }, config, knowledge, print }) => {
    const { kbStats } = await import('./kb-stats.ts')
    const { mistral, dataDir } = kb === undefined ? config() : {}
    const embedder = mistral?.embedModel
    const remote = embedder === undefined || dataDir === undefined ? undefined : { embedder, dataDir }
    await kbStats({ knowledge: await knowledge(kb), remote, json, print })
  },
  'kb init': async ({ positionals, print }) => (await import('./kb-init.ts')).kbInit(positionals[2], print),
  'kb import': async ({ values, positionals, print, complain }) =>
    (await import('./kb-import.ts')).kbImport({
      ...values,
      what: positionals[2],
      from: positionals[3],
      dryRun: values['dry-run'],
      allowPrivateHosts: values['allow-private-hosts'],
      print,
      complain,
    }),
  'eval retrieval': async ({ values: { kb, cases, json }, print, complain }) =>
    (await import('./eval-retrieval.ts')).evalRetrieval({ kb, cases, json, print, complain }),
  'eval answers': async ({ values: { kb, cases, json }, answerer, print, complain }) =>
    (await import('./eval-answers.ts')).evalAnswers({ kb, cases, json, answerer, print, complain }),
  'eval intents': async ({ values: { train, cases, json }, print }) =>
    (await import('./eval-intents.ts')).evalIntents({ train, cases, json, print }),
  'eval sentiment': async ({ values: { cases, json }, print }) =>
    (await import('./eval-sentiment.ts')).evalSentiment({ cases, json, print }),
  'eval actions': async ({ values: { retail, cases, json }, print }) =>
    (await import('./eval-actions.ts')).evalActions({ retail, cases, json, print }),
  test: async ({ values, whereOf, answerer, print, complain }) => {
    const { only, json, times, 'changed-from': changedFrom } = values
    const { kbDir, demo } = whereOf(values.kb)
    const settings = { kbDir, demo, only, json, answerer, print, complain }
    const { failed } =
      changedFrom === undefined
        ? await (await import('./conversation-tests.ts')).conversationTests({ ...settings, times })
        : await (await import('./changed-tests.ts')).changedTests({ ...settings, changedFrom })
    failUnless(!failed)
  },
  'replay export': async ({ values, positionals, databaseToRead, onDatabase, print }) => {
    const { replayExport } = await import('./replay.ts')
    await replayExport({ ...values, database: databaseToRead, file: positionals[2], print })
    const act = { actor: COMMAND_LINE, act: 'data-exported', details: { what: 'conversations' } } as const
    await onDatabase(({ audit }) => audit.append(act, [], { durable: true }))
  },
  replay: async ({ values, positionals, config, knowledge, answerer, databaseToRead, print }) =>
    (await import('./replay.ts')).replay({
      ...values,
      database: databaseToRead,
      file: positionals[1],
      demo: config().demo,
      knowledge: () => knowledge(values.kb),
      answerer,
      print,
    }),
  'identity-token': async ({ values: { user, ttl }, config, print }) =>
    (await import('./identity-token.ts')).identityToken({ user, ttl, config: config(), print }),
  'shop-check': async ({ values, config, print }) => {
    const { shopCheck } = await import('./shop-check.ts')
    const { user, order, 'other-order': otherOrder, commit } = values
    failUnless(await shopCheck({ shopApi: config().shopApi, user, order, otherOrder, commit, print }))
  },
  'shop-api': async ({ print }) => {
    const { shopApiDocument } = await import('../shop/api/shop-api-document.ts')
    print(JSON.stringify(shopApiDocument(), null, 2))
  },
  'staff add': async ({ values: { email, role }, config, onDatabase, print }) => {
    const { personToAdd, staffAdd } = await import('./staff.ts')
    const { publicUrl, port } = config()
    const base = publicUrl ?? `http://127.0.0.1:${port}`
    const person = personToAdd(email, role)
    print(await onDatabase((parts) => staffAdd(person, base, parts)))
  },
  'staff list': async ({ values: { json }, onDatabase, print }) => {
    const { staffList, staffLine } = await import('./staff.ts')
    const people = await onDatabase(staffList)
    if (json) print(JSON.stringify(people, null, 2))
    else for (const person of people) print(staffLine(person))
  },
  'staff deactivate': async ({ values: { email }, onDatabase, print }) => {
    const { staffDeactivate } = await import('./staff.ts')
    print(await onDatabase((parts) => staffDeactivate(parts, email)))
  },
  'staff reset-second-factor': async ({ values: { email }, onDatabase, print }) => {
    const { resetSecondFactor } = await import('./staff.ts')
    print(await onDatabase((parts) => resetSecondFactor(parts, email)))
  },
  audit: async ({ values: { json, since }, onDatabaseToRead, print }) => {
    const { auditReport } = await import('./audit.ts')
    failUnless(await onDatabaseToRead((parts) => auditReport(parts, { json, since, print })))
  },
  'audit erase': async ({ values: { email }, onDatabase, print }) => {
    const { auditErase } = await import('./audit.ts')
    print(await onDatabase(({ audit }) => auditErase(audit, email)))
  },
  'audit seal': async ({ onDatabase, print }) => {
    await onDatabase(({ audit }) => audit.sealAnew())
    print('The log is sealed as it is now, and says so in its last entry.')
  },
  backup: async ({ values: { force }, positionals, config, print }) =>
    (await import('./backup.ts')).backup(positionals.slice(1), { ...config(), force, print }),
  restore: async ({ positionals, config, print }) =>
    (await import('./backup.ts')).restore(positionals.slice(1), { ...config(), print }),
  doctor: async ({ values: { online }, config, onDatabaseToRead, print }) => {
    const { doctor } = await import('./doctor.ts')
    const auditChain = () => onDatabaseToRead(({ audit }) => audit.verify())
    failUnless(!(await doctor(config(), { online, auditChain, print, now: Date.now })))
  },
}

/** The process ends with 1 where a command has found what should not be. */
function failUnless(sound: boolean): void {
  if (!sound) process.exitCode = 1
}
