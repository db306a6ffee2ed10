import { basename } from 'node:path'
import { run } from './run.mjs'

/**
 * What an outer `npm start --silent`, `npm test --omit=dev` … would hand on to our own calls, where it
 * means something else. Caches, proxies, registries and certificates stay.
 */
const leaks =
  /^npm_(lifecycle_|package_|command$|config_(loglevel|dry_run|json|long|parseable|global|location|prefix|local_prefix|omit|include|only|also|production|ignore_scripts|package_lock|package_lock_only|workspaces?|if_present)$)/i

/**
 * Runs npm: the one that runs us, else the one on the path.
 *
 * @param {string} root
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [extraEnv]
 */
export function npm(root, args, extraEnv = {}) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !leaks.test(name)))
  const options = { cwd: root, env: { ...env, ...extraEnv } }
  const cli = process.env.npm_execpath
  return cli && basename(cli) === 'npm-cli.js'
    ? run(process.execPath, [cli, ...args], options)
    : run('npm', args, options)
}
