import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildDashboard, buildServer, buildSignIn, buildWidget } from './scripts/build/bundles.mjs'
import { findBundleFaults } from './scripts/build/find-bundle-faults.mjs'
import { measureSizes, overBudget, sizeTable } from './scripts/build/sizes.mjs'
import { sourceFingerprint, writeBuildStamp } from './scripts/build/stamp.mjs'
import { copyModel, writeDist, writeSizes } from './scripts/build/write-dist.mjs'

/**
 * The production build: server, widget, dashboard and sign-in page into `dist/`.
 *
 *     node build.mjs                  everything, held against the size budgets
 *     node build.mjs server widget    only these parts, while the others are being written
 *
 * Nothing is written unless every bundle passes its checks, so a failed build leaves the last good one.
 */

const parts = { server: buildServer, widget: buildWidget, dashboard: buildDashboard, 'sign-in': buildSignIn }

/** A build that failed for a reason worth one sentence, without a stack. */
export class BuildError extends Error {
  name = 'BuildError'

  /** @param {string} reason */
  constructor(reason) {
    super(`The build failed: ${reason}`)
  }
}

/**
 * @param {string} root the repository's folder
 * @param {{ only?: string[], log?: (line: string) => void }} [options]
 */
export async function build(root, { only = Object.keys(parts), log = () => {} } = {}) {
  const began = performance.now()
  const fingerprint = sourceFingerprint(root)
  const results = await Promise.all(
    only.map(async (part) => {
      if (!parts[part]) throw new BuildError(`no part "${part}"; there are ${Object.keys(parts).join(', ')}`)
      return parts[part](root).catch((error) => {
        throw new BuildError(`${part}: ${error.message}`)
      })
    }),
  )

  const faults = results.flatMap((result) => findBundleFaults(root, result))
  const sizes = results.flatMap(measureSizes)
  faults.push(...overBudget(sizes))
  if (sizes.length) log(sizeTable(sizes))
  if (faults.length) throw new BuildError(`\n  ${faults.join('\n  ')}`)

  for (const result of results) writeDist(root, result)
  writeSizes(root, sizes)
  if (only.includes('server')) copyModel(root)
  if (only.length === Object.keys(parts).length) writeBuildStamp(root, fingerprint)
  log(`built ${only.join(', ')} in ${Math.round(performance.now() - began)} ms`)
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const only = process.argv.slice(2)
  build(fileURLToPath(new URL('.', import.meta.url)), {
    ...(only.length && { only }),
    log: console.log,
  }).catch((error) => {
    console.error(error instanceof BuildError ? error.message : error)
    process.exitCode = 1
  })
}
