import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const sources = [
  'build.mjs',
  'scripts/build',
  'kb',
  'server',
  'widget',
  'dashboard',
  'package-lock.json',
  'tsconfig.json',
]

/**
 * Changes whenever a source file is added, removed or written. Sizes and times instead of contents: it
 * runs at every start.
 *
 * @param {string} root
 * @returns {string}
 */
export function sourceFingerprint(root) {
  const hash = createHash('sha256')
  for (const source of sources) addToHash(hash, root, source)
  return hash.digest('hex')
}

/**
 * @param {string} root
 * @returns {boolean} whether `dist/` was built from the sources as they are
 */
export function isBuilt(root) {
  try {
    return readFileSync(stampFile(root), 'utf8') === sourceFingerprint(root)
  } catch {
    return false
  }
}

/**
 * @param {string} root
 * @param {string} fingerprint taken before the build read its sources, so that an edit meanwhile counts
 */
export function writeBuildStamp(root, fingerprint) {
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stampFile(root), fingerprint)
}

const stampFile = (root) => join(root, 'dist/.built-from')

function addToHash(hash, root, path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false })
  if (!stat) return
  if (stat.isDirectory()) {
    for (const name of readdirSync(join(root, path)).sort()) addToHash(hash, root, `${path}/${name}`)
  } else {
    hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`)
  }
}
