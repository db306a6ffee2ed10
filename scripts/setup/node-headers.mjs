import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { npm } from './npm.mjs'

/**
 * The folder whose `include/node/` has the headers of the running Node, as node-gyp's `nodedir` means it.
 *
 * @param {string} root
 * @returns {Promise<string | undefined>} undefined where node-gyp has to download them
 */
export async function findNodeHeaders(root) {
  const beside = join(dirname(process.execPath), '..')
  const cached = join(homedir(), '.cache/node-gyp', process.versions.node)
  const known = [process.env.npm_config_nodedir, beside, cached].find(fits)
  if (known) return known
  const { output } = await npm(root, ['config', 'get', 'nodedir'])
  // The value is the last line: npm may warn before it that it does not know the name.
  const configured = output.trim().split('\n').at(-1)
  return fits(configured) ? configured : undefined
}

function fits(folder) {
  if (!folder || !existsSync(join(folder, 'include/node/node_api.h'))) return false
  const version = readFileSync(join(folder, 'include/node/node_version.h'), 'utf8')
  return Number(/NODE_MAJOR_VERSION (\d+)/.exec(version)?.[1]) === Number(process.versions.node.split('.')[0])
}
