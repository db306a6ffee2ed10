import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describeDeployment } from './cli/deployment.ts'
import { commandOf, parseCall } from './cli/parse-call.ts'
import { UsageError } from './cli/usage-error.ts'
import { usage } from './cli/usage.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { openSqliteReadOnly } from './store/sqlite-read-only.ts'
import { openSqlite } from './store/sqlite.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const print = (text: string) => void process.stdout.write(`${text}\n`)
const complain = (line: string) => void process.stderr.write(`${line}\n`)

let read: Config | undefined
const deployment = describeDeployment({
  config() {
    read ??= readConfig(join(root, 'synthetic_data'))
    return read
  },
  openDatabase: openSqlite,
  openDatabaseToRead: openSqliteReadOnly,
  complain,
})

async function run(args: string[]): Promise<void> {
  const call = parseCall(args)
  if (call.values.help || call.positionals.length === 0) return print(usage)
  await commandOf(call.positionals)({ ...call, ...deployment, print, complain })
}

run(process.argv.slice(2)).catch((error: unknown) => {
  const lines =
    error instanceof ConfigError ? error.problems : [error instanceof Error ? error.message : String(error)]
  for (const line of lines) complain(line)
  process.exitCode = error instanceof UsageError ? 2 : 1
})
