import { fileURLToPath } from 'node:url'
import { setUp } from '../setup/set-up.mjs'

/**
 * Within the image's build: the packages and the addons, as `npm start` would set them up. FAISS is compiled against
 * Debian's libraries, the same on every processor: a downloaded one brings larger ones along.
 *
 *     node scripts/image/install.mjs
 */
const root = fileURLToPath(new URL('../..', import.meta.url))

try {
  const options = { packages: 'production', output: process.stdout, systemPackages: false }
  await setUp({ root, ...options, prebuiltFaiss: false })
} catch (error) {
  if (error.name !== 'SetUpError') throw error
  console.error(error.message)
  process.exitCode = 1
}
