import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './setup/run.mjs'

/** The checks that need no test runner; each counts as one test. */
export const checks = [
  { name: 'types', command: ['typescript', 'tsc', '-p', '.'] },
  { name: 'lint and format', command: ['@biomejs/biome', 'biome', 'check', '--colors=off'] },
  { name: 'dead code and dependencies', command: ['knip', 'knip', '--no-progress'] },
]

/**
 * Runs the checks one after the other and prints each result, with the tool's words where it failed.
 *
 * @param {string} root
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks(root) {
  let failed = 0
  for (const { name, command } of checks) {
    const began = Date.now()
    const [pkg, bin, ...args] = command
    const { ok, output } = await run(process.execPath, [binOf(root, pkg, bin), ...args], { cwd: root })
    if (!ok) failed++
    console.log(`${ok ? '✓' : '✗'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
    if (!ok) console.log(output)
  }
  return { passed: checks.length - failed, failed }
}

/**
 * The file behind a package's command, which Node can run on every system.
 *
 * @param {string} root
 * @param {string} pkg
 * @param {string} name
 */
export function binOf(root, pkg, name) {
  const folder = join(root, 'node_modules', pkg)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[name])
}
