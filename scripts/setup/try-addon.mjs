import { run } from './run.mjs'

/**
 * Runs a few lines against a native addon in a child process, because one that does not fit this machine
 * may not throw but crash.
 *
 * @param {string} root
 * @param {string} code CommonJS that throws when the addon does not do its work
 */
export function tryAddon(root, code) {
  return run(process.execPath, ['--input-type=commonjs', '-e', code], {
    cwd: root,
    env: { ...process.env, OMP_NUM_THREADS: '1' },
    timeout: 20_000,
  })
}
