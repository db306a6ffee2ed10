import { fileURLToPath, pathToFileURL } from 'node:url'
import { isBuilt } from './build/stamp.mjs'
import { isSetUp } from './setup/stamp.mjs'

export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Makes a fresh clone ready to run, and costs a few milliseconds when it already is: the warm path reads
 * stamps, and loads neither esbuild nor the set-up.
 *
 * @param {object} options
 * @param {'production' | 'all'} options.packages
 * @param {NodeJS.WriteStream} options.output where progress goes
 * @param {boolean} [options.systemPackages] whether `apt-get` may be used, as root on Debian
 * @param {boolean} [options.buildToo]
 */
export async function prepare({ packages, output, systemPackages = false, buildToo = true }) {
  try {
    if (systemPackages || !isSetUp(root, packages)) {
      const { setUp } = await import('./setup/set-up.mjs')
      await setUp({ root, packages, output, systemPackages })
    }
    if (buildToo && !isBuilt(root)) {
      output.write('Building …\n')
      const { build } = await import('../build.mjs')
      await build(root)
    }
  } catch (error) {
    if (error.name !== 'SetUpError' && error.name !== 'BuildError') throw error
    process.stderr.write(`\n${error.message}\n`)
    process.exit(1)
  }
}

/**
 * Continues as the built program, in this process: signals reach it, and no second Node has to start.
 *
 * @param {'main.js' | 'cli.js'} name
 */
export async function runBuilt(name) {
  await import(pathToFileURL(`${root}/dist/server/${name}`).href)
}
