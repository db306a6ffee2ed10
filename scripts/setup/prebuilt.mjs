import { join } from 'node:path'
import { run } from './run.mjs'

/**
 * Downloads an addon's prebuilt binary from its project's releases, if that is quick.
 *
 * @param {string} root
 * @param {string} name of the package
 * @param {{ timeout: number, args?: string[] }} options timeout in ms: where the host cannot be reached,
 *   some networks refuse at once and others never answer
 */
export function downloadPrebuilt(root, name, { timeout, args = [] }) {
  return run(process.execPath, [join(root, 'node_modules/prebuild-install/bin.js'), ...args], {
    cwd: join(root, 'node_modules', name),
    timeout,
  })
}
