import { prepare, root } from './prepare.mjs'
import { runChecks } from './tools.mjs'
import { runVitest } from './vitest.mjs'

/**
 * Set-up, build, checks and tests, with `N passed, N failed` as the very last line.
 *
 * @param {string[]} filters paths; with any, only the matching tests run
 */
export async function runTests(filters) {
  await prepare({ packages: 'all', output: process.stdout, systemPackages: true, buildToo: false })
  const results = []
  results.push(await builds())
  if (filters.length === 0) results.push(await runChecks(root))
  results.push(await runVitest(root, filters))

  const total = (key) => results.reduce((sum, result) => sum + (result[key] ?? 0), 0)
  const skipped = total('skipped')
  console.log(`${total('passed')} passed, ${total('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`)
  process.exitCode = total('failed') > 0 ? 1 : 0
}

async function builds() {
  try {
    // Only now: esbuild may not have been installed before.
    const { build } = await import('../build.mjs')
    await build(root, { log: console.log })
    console.log('✓ build and size budgets')
    return { passed: 1 }
  } catch (error) {
    console.log(`✗ build and size budgets\n${error.message}`)
    return { failed: 1 }
  }
}
