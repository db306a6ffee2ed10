import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { binOf } from './tools.mjs'

/** Stops what hangs; a machine that others keep busy may take twice the usual time. */
const TIME_LIMIT_MS = 25 * 60_000

/**
 * Runs vitest in view and counts from its JSON report, never from its exit code alone: a crash, a file that
 * does not load and a run without tests are failures too.
 *
 * @param {string} root
 * @param {string[]} filters
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function runVitest(root, filters) {
  const folder = mkdtempSync(join(tmpdir(), 'verdemuse-test-'))
  const report = join(folder, 'report.json')
  try {
    const code = await inView(root, [
      binOf(root, 'vitest', 'vitest'),
      'run',
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ...filters,
    ])
    return count(report, code)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function inView(root, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    const timer = setTimeout(() => {
      console.log(`vitest took longer than ${TIME_LIMIT_MS / 60_000} min and was stopped`)
      child.kill('SIGKILL')
    }, TIME_LIMIT_MS)
    child.on('error', (error) => console.log(error.message))
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve(code)
    })
  })
}

function count(report, code) {
  let result
  try {
    result = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    console.log('vitest left no report')
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const unloaded = result.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  const passed = result.numPassedTests
  const skipped = result.numPendingTests + result.numTodoTests
  let failed = result.numFailedTests + unloaded.length
  if (passed + failed + skipped === 0) console.log('vitest found no tests')
  if (failed === 0 && (code !== 0 || passed === 0)) failed = 1
  return { passed, failed, skipped }
}
