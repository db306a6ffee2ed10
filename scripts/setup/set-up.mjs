import { installPackages } from './install-packages.mjs'
import { prepareFaiss } from './prepare-faiss.mjs'
import { prepareSqlite } from './prepare-sqlite.mjs'
import { createProgress } from './progress.mjs'
import { isSetUp, lockHash, readStamp, runtime, toolchain, writeStamp } from './stamp.mjs'
import { installSystemPackages } from './system-packages.mjs'

/**
 * From a fresh clone to something that runs, needing no more than a package registry:
 * packages without their install scripts, then the two addons by name, each tried in a child process.
 *
 * @param {object} options
 * @param {string} options.root
 * @param {'production' | 'all'} options.packages
 * @param {NodeJS.WriteStream} options.output
 * @param {boolean} options.systemPackages
 * @param {boolean} [options.prebuiltFaiss] whether FAISS may be downloaded, with the libraries that it brings along
 */
export async function setUp({ root, packages, output, systemPackages, prebuiltFaiss = true }) {
  const progress = createProgress(output)
  if (systemPackages) await installSystemPackages(progress)
  if (isSetUp(root, packages)) return

  const before = readStamp(root)
  const lock = lockHash(root)
  let installed = before?.packages
  if (before?.lock !== lock || (packages === 'all' && installed !== 'all')) {
    installed = await installPackages(root, packages, progress)
  }
  await prepareSqlite(root, progress)
  const vectorIndex = await prepareFaiss(root, progress, { prebuilt: prebuiltFaiss })
  writeStamp(root, { lock, packages: installed, runtime: runtime(), vectorIndex, toolchain: toolchain() })
}
