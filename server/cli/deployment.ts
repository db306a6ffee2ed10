import { join } from 'node:path'
import { type KnowledgeBase, openKnowledgeBase } from '../../kb/knowledge-base.ts'
import { type ConfiguredAnswerer, configuredAnswerer } from '../answer/configured-answerer.ts'
import { type AuditLog, createAuditLog } from '../audit/audit-log.ts'
import type { Config } from '../config.ts'
import { type NewId, type Now, randomId } from '../ids.ts'
import { auditAnchorFile } from '../ops/audit-anchor-file.ts'
import { createLogger } from '../ops/create-logger.ts'
import { openDataFolder } from '../ops/data-folder.ts'
import { loadSecrets } from '../ops/secrets.ts'
import type { Database } from '../store/database.ts'

/** A deployment whose database is open. */
export interface OpenDeployment {
  database: Database
  audit: AuditLog
  now: Now
  newId: NewId
}

/** What commands work on: the deployment that the environment describes, each part opened when it is needed. */
export interface Deployment {
  config: () => Config
  /** Its knowledge base, or the folder `kb`, which is no demo. */
  whereOf: (kb: string | undefined) => { kbDir: string; demo: boolean }
  /** Its knowledge base with its saved index, or that of the folder `kb`, indexed in passing. */
  knowledge: (kb: string | undefined) => Promise<KnowledgeBase>
  /** What answers in it. */
  answerer: () => ConfiguredAnswerer
  /** Its database, to be read alone; whoever opens it closes it. */
  databaseToRead: () => Database
  /** Works on its database, also beside its running server, and closes it. */
  onDatabase: <Result>(work: (open: OpenDeployment) => Promise<Result>) => Promise<Result>
  /** The same, reading alone. */
  onDatabaseToRead: <Result>(work: (open: OpenDeployment) => Promise<Result>) => Promise<Result>
}

/** Describes the deployment of these settings, with the databases that this command line knows. */
export function describeDeployment({
  config,
  openDatabase,
  openDatabaseToRead,
  complain,
}: {
  config: () => Config
  openDatabase: (file: string) => Database
  openDatabaseToRead: (file: string) => Database
  complain: (line: string) => void
}): Deployment {
  const databaseFile = () => join(config().dataDir, 'verdemuse.db')
  const databaseToRead = () => openDatabaseToRead(databaseFile())

  async function closing<Result>(
    database: Database,
    work: (open: OpenDeployment) => Promise<Result>,
  ): Promise<Result> {
    try {
      const { dataDir } = config()
      const anchor = auditAnchorFile(dataDir, loadSecrets(dataDir).secondFactorKey)
      const parts = { database, now: Date.now, newId: randomId }
      return await work({ ...parts, audit: createAuditLog({ ...parts, anchor }) })
    } finally {
      database.close()
    }
  }

  return {
    config,
    whereOf: (kb) => (kb === undefined ? config() : { kbDir: kb, demo: false }),
    knowledge(kb) {
      if (kb !== undefined) return openKnowledgeBase({ kbDir: kb, log: complain })
      const { kbDir, dataDir } = config()
      openDataFolder(dataDir)
      return openKnowledgeBase({ kbDir, dataDir, log: complain })
    },
    answerer() {
      const logger = createLogger(config().logLevel, process.stderr)
      return configuredAnswerer({ mistral: config().mistral, logger, now: Date.now, newId: randomId })
    },
    databaseToRead,
    async onDatabase(work) {
      openDataFolder(config().dataDir)
      return closing(openDatabase(databaseFile()), work)
    },
    onDatabaseToRead: async (work) => closing(databaseToRead(), work),
  }
}
