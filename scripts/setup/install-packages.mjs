import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { npm } from './npm.mjs'
import { SetUpError } from './set-up-error.mjs'

/**
 * Installs what `package-lock.json` says, without any package's install script.
 *
 * @param {string} root
 * @param {'production' | 'all'} packages
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<'production' | 'all'>} what is there now: development packages are never taken away
 */
export async function installPackages(root, packages, progress) {
  const fresh = !existsSync(join(root, 'node_modules/.package-lock.json'))
  const wanted = !fresh && existsSync(join(root, 'node_modules/vitest')) ? 'all' : packages
  const label = fresh ? 'Installing packages (once, about 20 s)' : 'Updating packages'
  // Not `npm ci`: it would remove addons that took minutes to compile, and it refuses a lock file that was
  // written where the registry lacks other platforms' optional packages.
  const { ok, output } = await progress.during(label, () =>
    npm(root, [
      ...['install', '--no-save', '--ignore-scripts', wanted === 'all' ? '--include=dev' : '--omit=dev'],
      ...['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'],
    ]),
  )
  if (!ok) throw new SetUpError(explain(output), output)
  return wanted
}

function explain(output) {
  if (/ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH/.test(output)) {
    return 'The packages could not be installed because the npm registry cannot be reached; check the network or proxy and try again.'
  }
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return 'The packages could not be installed because this folder, or npm’s cache, cannot be written by this user.'
  }
  if (/ENOSPC/.test(output)) return 'The packages could not be installed because the disk is full.'
  if (/spawn npm ENOENT/.test(output))
    return 'The packages could not be installed because npm is not on the path.'
  return 'The packages could not be installed; npm says:'
}
