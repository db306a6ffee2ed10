import { findNodeHeaders } from './node-headers.mjs'
import { npm } from './npm.mjs'
import { downloadPrebuilt } from './prebuilt.mjs'
import { SetUpError } from './set-up-error.mjs'
import { tryAddon } from './try-addon.mjs'

const selfTest = `
  const Database = require('better-sqlite3')
  if (new Database(':memory:').prepare('select 40 + 2 as answer').get().answer !== 42) throw new Error('wrong')
`

/**
 * Makes better-sqlite3 loadable: its download if there is one for this machine, else a compile.
 *
 * @param {string} root
 * @param {import('./progress.mjs').Progress} progress
 */
export async function prepareSqlite(root, progress) {
  const works = async () => (await tryAddon(root, selfTest)).ok
  if (await works()) return
  await downloadPrebuilt(root, 'better-sqlite3', { timeout: 20_000 })
  if (await works()) return

  const headers = await findNodeHeaders(root)
  const { ok, output } = await progress.during(
    'Compiling SQLite (once, 1 to 2 min: there is no prebuilt download for this machine)',
    () =>
      npm(root, ['rebuild', 'better-sqlite3', '--ignore-scripts=false', '--foreground-scripts'], {
        npm_config_build_from_source: 'true',
        // What SQLite itself is built with; the package's -O3 takes a third longer and gains nothing here.
        CFLAGS: process.env.CFLAGS ?? '-O2',
        ...(headers && { npm_config_nodedir: headers }),
      }),
  )
  if (ok && (await works())) return
  throw new SetUpError(
    'SQLite’s addon (better-sqlite3) could not be compiled. What helps on Debian and Ubuntu: apt-get install g++ make python3',
    output,
  )
}
